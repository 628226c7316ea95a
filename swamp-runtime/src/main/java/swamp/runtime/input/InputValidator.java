package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import swamp.protocol.JsonText;
import swamp.runtime.yaml.ScriptNumber;

/** Checks values against the small schema language of definition inputs (repo-format §1.5, method-run §4.5). */
final class InputValidator {
  private final List<String> mistakes = new ArrayList<>();

  private InputValidator() {}

  /**
   * What is wrong, each as {@code <path> <reason>}.
   *
   * @param required which of the schema's required names count at the top level
   */
  static List<String> mistakes(ObjectNode schema, List<String> required, ObjectNode inputs) {
    InputValidator validator = new InputValidator();
    validator.members("", schema, required, inputs);
    return List.copyOf(validator.mistakes);
  }

  private void members(String prefix, JsonNode schema, List<String> required, JsonNode object) {
    for (String name : required) {
      if (!object.has(name)) {
        mistakes.add(prefix + name + " is required");
      }
    }
    JsonNode properties = schema.path("properties");
    boolean closed = schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties")
        .asBoolean();
    object.properties().forEach(member -> {
      String path = prefix + member.getKey();
      JsonNode property = properties.path(member.getKey());
      if (property.isObject()) {
        value(path, property, member.getValue());
      } else if (closed) {
        mistakes.add(path + " is not an allowed property");
      }
    });
  }

  private void value(String path, JsonNode schema, JsonNode value) {
    String type = schema.path("type").asText();
    if (!hasType(type, value)) {
      mistakes.add(path + " must be " + (type.matches("[aeiou].*") ? "an " : "a ") + type);
      return;
    }
    JsonNode choices = schema.path("enum");
    if (choices.isArray() && !contains(choices, value)) {
      mistakes.add(path + " must be one of: " + StreamSupport.stream(choices.spliterator(), false)
          .map(JsonText::compact).collect(Collectors.joining(", ")));
    }
    if (value.isArray()) {
      elements(path, schema, value);
    } else if (value.isObject()) {
      List<String> required = new ArrayList<>();
      schema.path("required").forEach(name -> required.add(name.asText()));
      members(path + ".", schema, required, value);
    }
  }

  private void elements(String path, JsonNode schema, JsonNode array) {
    if (array.size() < schema.path("minItems").asInt(0)) {
      mistakes.add(path + " must have at least " + schema.path("minItems").asInt() + " items");
    }
    if (array.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
      mistakes.add(path + " must have at most " + schema.path("maxItems").asInt() + " items");
    }
    Set<String> seen = new HashSet<>();
    boolean repeated = false;
    for (int i = 0; i < array.size(); i++) {
      repeated |= !seen.add(JsonText.compact(array.get(i)));
      if (schema.path("items").isObject()) {
        value(path + "[" + i + "]", schema.path("items"), array.get(i));
      }
    }
    if (repeated && schema.path("uniqueItems").asBoolean(false)) {
      mistakes.add(path + " must have unique items");
    }
  }

  private static boolean hasType(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue())
          && Double.isFinite(value.doubleValue());
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> true;
    };
  }

  private static boolean contains(JsonNode choices, JsonNode value) {
    JsonNode wanted = ScriptNumber.canonical(value);
    return StreamSupport.stream(choices.spliterator(), false)
        .anyMatch(choice -> ScriptNumber.canonical(choice).equals(wanted));
  }
}
