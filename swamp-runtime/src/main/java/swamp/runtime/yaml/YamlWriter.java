package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Writes trees in the style of existing repositories: block style, indented by two, empty containers in flow style. */
final class YamlWriter {
  private static final int INDENT = 2;
  private static final int DEEPEST_NESTING = 1000;
  private static final int LONGEST_SIMPLE_KEY = 1000;

  private final StringBuilder out = new StringBuilder();
  private final YamlText.Quotes quotes;

  YamlWriter(YamlText.Quotes quotes) {
    this.quotes = quotes;
  }

  String write(JsonNode tree) {
    node(tree, 0, true);
    return out.append('\n').toString();
  }

  /** Appends a value; {@code inline} when its first line continues the current one, as after {@code "- "}. */
  private void node(JsonNode value, int level, boolean inline) {
    if (level > DEEPEST_NESTING) {
      throw new SwampException(ErrorCode.DATA_INVALID, "a value nested more than " + DEEPEST_NESTING + " levels deep");
    }
    if (value instanceof ObjectNode object && !object.isEmpty()) {
      mapping(object, level, inline);
    } else if (value instanceof ArrayNode array && !array.isEmpty()) {
      sequence(array, level, inline);
    } else {
      out.append(leaf(value, level));
    }
  }

  private void mapping(ObjectNode object, int level, boolean inline) {
    boolean onFirstLine = inline;
    for (var member : object.properties()) {
      if (!onFirstLine) {
        newLine(level);
      }
      onFirstLine = false;
      member(member.getKey(), member.getValue(), level);
    }
  }

  private void member(String name, JsonNode value, int level) {
    String key = ScalarStyle.key(name, quotes);
    boolean explicit = key.length() > LONGEST_SIMPLE_KEY;
    if (explicit) {
      out.append("? ").append(key);
      newLine(level);
      out.append(": ");
    } else {
      out.append(key).append(isBlock(value) ? ":" : ": ");
    }
    node(value, level + 1, explicit);
  }

  private void sequence(ArrayNode array, int level, boolean inline) {
    boolean onFirstLine = inline;
    for (JsonNode element : array) {
      if (!onFirstLine) {
        newLine(level);
      }
      onFirstLine = false;
      out.append("- ");
      node(element, level + 1, true);
    }
  }

  private static boolean isBlock(JsonNode value) {
    return value.isContainerNode() && !value.isEmpty();
  }

  private void newLine(int level) {
    out.append('\n').repeat(' ', INDENT * level);
  }

  private String leaf(JsonNode value, int level) {
    return switch (value.getNodeType()) {
      case OBJECT -> "{}";
      case ARRAY -> "[]";
      case STRING -> ScalarStyle.value(value.textValue(), INDENT * Math.max(1, level), quotes);
      case NUMBER -> number(value);
      case BOOLEAN -> value.asText();
      case NULL, MISSING -> "null";
      case BINARY -> "!!binary " + ScalarStyle.key(Base64.getEncoder().encodeToString(bytes(value)), quotes);
      case POJO -> YamlTimestamp.of(value).map(YamlTimestamp::text)
          .orElseThrow(() -> new SwampException(ErrorCode.DATA_INVALID, "a value that YAML cannot hold: " + value));
    };
  }

  private static byte[] bytes(JsonNode value) {
    try {
      return value.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    double number = value.doubleValue();
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    return number == 0 && 1 / number < 0 ? "-0.0" : JsonText.number(number);
  }
}
