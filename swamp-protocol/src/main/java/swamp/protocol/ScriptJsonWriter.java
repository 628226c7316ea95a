package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes one JSON tree as JavaScript's {@code JSON.stringify} does, ECMA-262 §25.5.2. Used by one thread, once. */
final class ScriptJsonWriter {
  private static final double LARGEST_PLAIN_NUMBER = 1e21;
  private static final double SMALLEST_PLAIN_NUMBER = 1e-6;
  private static final long LARGEST_EXACT_INTEGER = 1L << 53;
  private static final String HEX_DIGITS = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder();
  private final boolean indented;
  private int depth;

  ScriptJsonWriter(boolean indented) {
    this.indented = indented;
  }

  String write(JsonNode value) {
    writeNode(value);
    return text.toString();
  }

  private void writeNode(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(node);
      case ARRAY -> writeArray(node);
      case STRING -> writeString(node.textValue());
      case NUMBER -> writeNumber(node);
      case BOOLEAN -> text.append(node.booleanValue());
      case NULL -> text.append("null");
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException("Not a JSON value: " + node.getNodeType());
    }
  }

  private void writeObject(JsonNode node) {
    if (node.isEmpty()) {
      text.append("{}");
      return;
    }
    text.append('{');
    depth++;
    String separator = "";
    for (var member : node.properties()) {
      text.append(separator);
      startLine();
      writeString(member.getKey());
      text.append(indented ? ": " : ":");
      writeNode(member.getValue());
      separator = ",";
    }
    depth--;
    startLine();
    text.append('}');
  }

  private void writeArray(JsonNode node) {
    if (node.isEmpty()) {
      text.append("[]");
      return;
    }
    text.append('[');
    depth++;
    String separator = "";
    for (JsonNode element : node) {
      text.append(separator);
      startLine();
      writeNode(element);
      separator = ",";
    }
    depth--;
    startLine();
    text.append(']');
  }

  private void startLine() {
    if (indented) {
      text.append('\n').repeat("  ", depth);
    }
  }

  private void writeNumber(JsonNode node) {
    boolean exact = node.isIntegralNumber() && node.canConvertToLong()
        && Math.abs(node.longValue()) <= LARGEST_EXACT_INTEGER && node.longValue() != Long.MIN_VALUE;
    text.append(exact ? Long.toString(node.longValue()) : number(node.doubleValue()));
  }

  private void writeString(String value) {
    text.append('"');
    int plainFrom = 0;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (isPlain(character)) {
        continue;
      }
      if (Character.isHighSurrogate(character) && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
        continue;
      }
      text.append(value, plainFrom, i);
      writeEscaped(character);
      plainFrom = i + 1;
    }
    text.append(value, plainFrom, value.length()).append('"');
  }

  private static boolean isPlain(char character) {
    return character >= ' ' && character != '"' && character != '\\' && !Character.isSurrogate(character);
  }

  private void writeEscaped(char character) {
    switch (character) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\b' -> text.append("\\b");
      case '\t' -> text.append("\\t");
      case '\n' -> text.append("\\n");
      case '\f' -> text.append("\\f");
      case '\r' -> text.append("\\r");
      default -> {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX_DIGITS.charAt((character >> shift) & 0xf));
        }
      }
    }
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal decimal = shortest(value);
    double magnitude = Math.abs(value);
    if (magnitude < LARGEST_PLAIN_NUMBER && magnitude >= SMALLEST_PLAIN_NUMBER) {
      return decimal.toPlainString();
    }
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }

  /** Java's shortest decimal has at least two digits; JavaScript's may have one, as in {@code 5e-324}. */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (decimal.precision() == 2) {
      BigDecimal oneDigit = decimal.round(new MathContext(1)).stripTrailingZeros();
      if (oneDigit.doubleValue() == value) {
        return oneDigit;
      }
    }
    return decimal;
  }
}
