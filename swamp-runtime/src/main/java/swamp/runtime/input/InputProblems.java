package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import swamp.protocol.JsonText;

/** The small validator of definition inputs (method-run §4.5): type, enum, items, properties and their bounds. */
final class InputProblems {
  private final List<String> problems;

  InputProblems(List<String> problems) {
    this.problems = problems;
  }

  /** Adds what is wrong with a value, as {@code <path> <reason>}. */
  void check(String path, JsonNode value, JsonNode property) {
    String type = property.path("type").asText();
    if (!hasType(value, type)) {
      problems.add(path + " must be " + (type.equals("integer") || type.equals("array") || type.equals("object") ? "an " : "a ")
          + type);
      return;
    }
    if (property.path("enum").isArray() && !contains(property.path("enum"), value)) {
      problems.add(path + " must be one of: " + StreamSupport.stream(property.path("enum").spliterator(), false)
          .map(JsonText::compact)
          .collect(Collectors.joining(", ")));
    }
    if (value.isArray()) {
      checkArray(path, value, property);
    } else if (value.isObject()) {
      checkObject(path, value, property);
    }
  }

  private void checkArray(String path, JsonNode value, JsonNode property) {
    if (property.has("minItems") && value.size() < property.get("minItems").asInt()) {
      problems.add(path + " must have at least " + property.get("minItems").asInt() + " items");
    }
    if (property.has("maxItems") && value.size() > property.get("maxItems").asInt()) {
      problems.add(path + " must have at most " + property.get("maxItems").asInt() + " items");
    }
    if (property.path("uniqueItems").asBoolean()) {
      Set<JsonNode> seen = new HashSet<>();
      value.forEach(seen::add);
      if (seen.size() < value.size()) {
        problems.add(path + " must have unique items");
      }
    }
    if (property.path("items").isObject()) {
      for (int i = 0; i < value.size(); i++) {
        check(path + "[" + i + "]", value.get(i), property.get("items"));
      }
    }
  }

  private void checkObject(String path, JsonNode value, JsonNode property) {
    property.path("required").forEach(name -> {
      if (!value.has(name.asText())) {
        problems.add(path + "." + name.asText() + " is required");
      }
    });
    value.properties().forEach(member -> {
      JsonNode declared = property.path("properties").path(member.getKey());
      if (declared.isObject()) {
        check(path + "." + member.getKey(), member.getValue(), declared);
      } else if (!property.path("additionalProperties").asBoolean(true)) {
        problems.add(path + "." + member.getKey() + " is not allowed");
      }
    });
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber() || (value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue()));
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case String unknown -> true;
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode element : list) {
      if (element.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
