package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means in the dialect of existing repositories (repo-format §1.5, "YAML dialect").
 *
 * <p>It differs from YAML 1.1 ({@code yes} and {@code 1:30} are text) and from YAML 1.2 ({@code 017} is 15,
 * {@code 1_000} is a thousand, {@code 0o17} is text), which is why no ready-made schema fits.
 */
final class PlainScalar {
  private static final Pattern FLOAT = Pattern.compile(
      "[-+]?(?:0|[1-9][0-9_]*)(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9_]+(?:[eE][-+]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
      + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");
  private static final Pattern BINARY_DIGITS = Pattern.compile("[01_]*[01]");
  private static final Pattern OCTAL_DIGITS = Pattern.compile("[0-7_]*[0-7]");
  private static final Pattern DECIMAL_DIGITS = Pattern.compile("[1-9](?:[0-9_]*[0-9])?");
  private static final Pattern HEX_DIGITS = Pattern.compile("[0-9a-fA-F_]*[0-9a-fA-F]");

  private PlainScalar() {}

  /** The value of the text, a text node when it is nothing else. */
  static JsonNode resolve(String text) {
    return nullValue(text)
        .or(() -> bool(text))
        .or(() -> integer(text))
        .or(() -> floating(text))
        .or(() -> timestamp(text))
        .orElseGet(() -> JsonNodeFactory.instance.textNode(text));
  }

  static Optional<JsonNode> nullValue(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(JsonNodeFactory.instance.nullNode());
      default -> Optional.empty();
    };
  }

  static Optional<JsonNode> bool(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> Optional.of(JsonNodeFactory.instance.booleanNode(true));
      case "false", "False", "FALSE" -> Optional.of(JsonNodeFactory.instance.booleanNode(false));
      default -> Optional.empty();
    };
  }

  static Optional<JsonNode> integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    if (digits.isEmpty() || !isDigit(digits.charAt(0))) {
      return Optional.empty();
    }
    return magnitude(digits).map(value -> ScriptNumber.node(signed && text.charAt(0) == '-' && value != 0 ? -value
        : value));
  }

  private static Optional<Double> magnitude(String digits) {
    if (digits.equals("0")) {
      return Optional.of(0d);
    }
    if (digits.startsWith("0b")) {
      return digits(digits.substring(2), BINARY_DIGITS, 2);
    }
    if (digits.startsWith("0x")) {
      return digits(digits.substring(2), HEX_DIGITS, 16);
    }
    return digits.startsWith("0")
        ? digits(digits.substring(1), OCTAL_DIGITS, 8)
        : digits(digits, DECIMAL_DIGITS, 10);
  }

  private static Optional<Double> digits(String text, Pattern pattern, int radix) {
    return pattern.matcher(text).matches()
        ? Optional.of(ScriptNumber.ofDigits(text.replace("_", ""), radix))
        : Optional.empty();
  }

  static Optional<JsonNode> floating(String text) {
    if (FLOAT.matcher(text).matches() && !text.endsWith("_")) {
      String digits = text.replace("_", "");
      return digits.equals(".") ? Optional.empty() : Optional.of(ScriptNumber.node(Double.parseDouble(digits)));
    }
    if (INFINITE.matcher(text).matches()) {
      return Optional.of(ScriptNumber.node(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY));
    }
    return NOT_A_NUMBER.matcher(text).matches() ? Optional.of(ScriptNumber.node(Double.NaN)) : Optional.empty();
  }

  static Optional<JsonNode> timestamp(String text) {
    return DATE.matcher(text).matches() || TIMESTAMP.matcher(text).matches()
        ? Optional.of(JsonNodeFactory.instance.pojoNode(new YamlTimestamp(text)))
        : Optional.empty();
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
