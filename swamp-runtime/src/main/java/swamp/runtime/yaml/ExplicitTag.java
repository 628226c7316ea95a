package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import java.util.Optional;

/** Values with a written tag, such as {@code !!str 5}. Empty results mean that tag and value do not fit together. */
final class ExplicitTag {
  static final String MERGE = "tag:yaml.org,2002:merge";

  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final String NON_SPECIFIC = "!";

  private ExplicitTag() {}

  static Optional<JsonNode> scalar(String tag, String value) {
    return switch (tag) {
      case NON_SPECIFIC, STANDARD + "str", MERGE -> Optional.of(JsonNodeFactory.instance.textNode(value));
      case STANDARD + "null" -> PlainScalar.nullValue(value);
      case STANDARD + "bool" -> PlainScalar.bool(value);
      case STANDARD + "int" -> PlainScalar.integer(value);
      case STANDARD + "float" -> PlainScalar.floating(value);
      case STANDARD + "timestamp" -> PlainScalar.timestamp(value);
      case STANDARD + "binary" -> binary(value);
      default -> Optional.empty();
    };
  }

  static Optional<JsonNode> sequence(Optional<String> tag, ArrayNode elements) {
    return switch (tag.orElse(NON_SPECIFIC)) {
      case NON_SPECIFIC, STANDARD + "seq", STANDARD + "omap" -> Optional.of(elements);
      case STANDARD + "pairs" -> pairs(elements);
      default -> Optional.empty();
    };
  }

  static boolean isMapping(Optional<String> tag) {
    return switch (tag.orElse(NON_SPECIFIC)) {
      case NON_SPECIFIC, STANDARD + "map", STANDARD + "set" -> true;
      default -> false;
    };
  }

  private static Optional<JsonNode> binary(String value) {
    try {
      return Optional.of(JsonNodeFactory.instance.binaryNode(Base64.getDecoder().decode(value.replaceAll("\\s", ""))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<JsonNode> pairs(ArrayNode elements) {
    ArrayNode pairs = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : elements) {
      if (!element.isObject() || element.size() != 1) {
        return Optional.empty();
      }
      element.properties().forEach(member -> pairs.addArray().add(member.getKey()).add(member.getValue()));
    }
    return Optional.of(pairs);
  }
}
