package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import swamp.protocol.JsonText;

/**
 * Compares a type's description with what zod says of its arguments.
 *
 * <p>The corpus holds {@code io: "input"} schemas; a description shows the {@code output} form as the existing program does
 * (extension-api §3.3). They differ in {@code additionalProperties: false}, which only the output form has, and in members with
 * a default, which only the output form requires. The corpus was recorded with a later zod 4, which spells unions of simple types
 * as a list of types, and patterns of text formats in another way.
 */
final class SchemaComparison {
  private SchemaComparison() {}

  static List<String> differences(JsonNode description, JsonNode expected) {
    List<String> differences = new ArrayList<>();
    if (expected.has("globalArguments")) {
      differences.addAll(compare("globalArguments", expected.path("globalArguments"), description.path("globalArguments")));
    }
    ObjectNode methods = JsonText.object();
    description.path("methods").forEach(method -> methods.set(method.path("name").asText(), method.path("arguments")));
    differences.addAll(compare("methods", expected.path("methods"), methods));
    return differences;
  }

  private static List<String> compare(String place, JsonNode expected, JsonNode actual) {
    return Likeness.differences(place, loose(expected), loose(actual));
  }

  private static JsonNode loose(JsonNode node) {
    if (node.isArray()) {
      var array = JsonText.object().arrayNode();
      node.forEach(element -> array.add(loose(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode result = JsonText.object();
    node.properties().forEach(member -> {
      boolean outputOnly = member.getKey().equals("additionalProperties") && member.getValue().isBoolean()
          && !member.getValue().asBoolean();
      boolean marker = member.getKey().equals("$schema") && member.getValue().isTextual();
      if (!outputOnly && !marker) {
        result.set(member.getKey(), loose(member.getValue()));
      }
    });
    result.remove("pattern");
    if (result.path("format").asText().equals("starts_with")) {
      result.remove("format");
    }
    return withoutDefaulted(typeList(result));
  }

  /** {@code anyOf} of bare types as a list of types. */
  private static ObjectNode typeList(ObjectNode schema) {
    List<JsonNode> types = new ArrayList<>();
    for (JsonNode option : schema.path("anyOf")) {
      if (!option.isObject() || option.size() != 1 || !option.path("type").isTextual()) {
        return schema;
      }
      types.add(option.path("type"));
    }
    if (!types.isEmpty()) {
      schema.remove("anyOf");
      schema.putArray("type").addAll(types);
    }
    return schema;
  }

  private static ObjectNode withoutDefaulted(ObjectNode schema) {
    if (schema.path("required").isArray()) {
      List<JsonNode> required = new ArrayList<>();
      schema.path("required").forEach(name -> {
        if (!schema.path("properties").path(name.asText()).has("default")) {
          required.add(name);
        }
      });
      schema.remove("required");
      if (!required.isEmpty()) {
        schema.putArray("required").addAll(required);
      }
    }
    return schema;
  }
}
