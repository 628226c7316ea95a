package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What the names in a scenario stand for.
 *
 * @param values such as {@code ${WORK}} and its path
 */
record Placeholders(Map<String, String> values) {
  private static final String PORT_AS_NUMBER = "${HTTP_PORT#}";

  String in(String text) {
    String result = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace(value.getKey(), value.getValue());
    }
    return result;
  }

  JsonNode in(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> result.set(member.getKey(), in(member.getValue())));
        yield result;
      }
      case ARRAY -> {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        node.forEach(element -> result.add(in(element)));
        yield result;
      }
      case STRING -> node.asText().equals(PORT_AS_NUMBER)
          ? JsonNodeFactory.instance.numberNode(Integer.parseInt(values.getOrDefault("${HTTP_PORT}", "0")))
          : JsonNodeFactory.instance.textNode(in(node.asText()));
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> node;
    };
  }
}
