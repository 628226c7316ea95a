package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as JavaScript has them: one kind, a 64-bit float, shown without a fraction when integral.
 *
 * <p>In a tree made here an integral value in the safe range is an int or long node, everything else a double node:
 * two equal numbers are equal nodes wherever they came from.
 */
public final class ScriptNumber {
  private static final double LARGEST_SAFE_INTEGER = 9007199254740991d;
  private static final int LONGEST_EXACT_RADIX_TEXT = 1000;
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
  private static final Pattern RADIX = Pattern.compile("0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)");
  private static final String WHITE_SPACE =
      "[\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+";
  private static final Pattern OUTER_WHITE_SPACE = Pattern.compile("^" + WHITE_SPACE + "|" + WHITE_SPACE + "$");

  private ScriptNumber() {}

  /** The tree's node for this value. */
  public static JsonNode node(double value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    boolean negativeZero = value == 0 && 1 / value < 0;
    if (negativeZero || value != Math.rint(value) || !(Math.abs(value) <= LARGEST_SAFE_INTEGER)) {
      return factory.numberNode(value);
    }
    long whole = (long) value;
    return whole == (int) whole ? factory.numberNode((int) whole) : factory.numberNode(whole);
  }

  /** The same tree with every number replaced by its {@link #node(double)}; objects and arrays are new. */
  public static JsonNode canonical(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(member -> copy.set(member.getKey(), canonical(member.getValue())));
      return copy;
    }
    if (tree instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      array.forEach(element -> copy.add(canonical(element)));
      return copy;
    }
    return tree.isNumber() ? node(tree.doubleValue()) : tree;
  }

  /** What {@code Number(text)} gives, or empty where it gives NaN: empty text is 0, white space around is ignored. */
  public static OptionalDouble ofText(String text) {
    String trimmed = trim(text);
    if (trimmed.isEmpty()) {
      return OptionalDouble.of(0);
    }
    if (DECIMAL.matcher(trimmed).matches()) {
      return OptionalDouble.of(Double.parseDouble(trimmed));
    }
    if (RADIX.matcher(trimmed).matches()) {
      return OptionalDouble.of(ofDigits(trimmed.substring(2), radix(trimmed.charAt(1))));
    }
    return switch (trimmed) {
      case "Infinity", "+Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /** The text without what JavaScript's {@code trim} takes for white space at both ends. */
  public static String trim(String text) {
    return OUTER_WHITE_SPACE.matcher(text).replaceAll("");
  }

  /** The value of plain digits of a radix; an absurdly long one is infinite. */
  static double ofDigits(String digits, int radix) {
    if (digits.length() > LONGEST_EXACT_RADIX_TEXT) {
      return Double.POSITIVE_INFINITY;
    }
    return new java.math.BigInteger(digits, radix).doubleValue();
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      default -> 2;
    };
  }
}
