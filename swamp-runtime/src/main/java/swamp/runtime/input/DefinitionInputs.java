package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.ScriptNumber;

/** A definition's {@code inputs} section (method-run §4.5): coerces, fills in defaults, validates. */
public final class DefinitionInputs {
  private final ObjectNode section;
  private final ObjectNode properties;

  /** The section as it stands in the definition; the flat form is a map of properties. */
  public DefinitionInputs(ObjectNode section) {
    this.section = section;
    this.properties = section.get("properties") instanceof ObjectNode declared ? declared
        : section.has("properties") ? JsonText.object() : section;
  }

  /** Whether the section declares an input of this name. */
  public boolean declares(String name) {
    return properties.has(name);
  }

  /**
   * The inputs as expressions see them, those that are not declared included.
   *
   * @param methodArguments the definition's arguments of the method that is run: a required input counts only when they
   *     refer to it
   * @throws SwampException with {@link ErrorCode#INPUT_VALIDATION_FAILED} listing every problem
   */
  public ObjectNode apply(ObjectNode given, JsonNode methodArguments) {
    ObjectNode inputs = JsonText.object();
    given.properties().forEach(input ->
        inputs.set(input.getKey(), coerce(input.getValue(), properties.path(input.getKey()))));
    properties.properties().forEach(property -> {
      if (!inputs.has(property.getKey()) && property.getValue().has("default")) {
        inputs.set(property.getKey(), property.getValue().get("default"));
      }
    });
    List<String> problems = new ArrayList<>(missing(inputs, JsonText.compact(methodArguments)));
    InputProblems found = new InputProblems(problems);
    properties.properties().forEach(property -> {
      if (inputs.has(property.getKey())) {
        found.check(property.getKey(), inputs.get(property.getKey()), property.getValue());
      }
    });
    if (!section.path("additionalProperties").asBoolean(true)) {
      inputs.fieldNames().forEachRemaining(name -> {
        if (!properties.has(name)) {
          problems.add(name + " is not allowed");
        }
      });
    }
    if (!problems.isEmpty()) {
      throw new SwampException(ErrorCode.INPUT_VALIDATION_FAILED,
          "Input validation failed:\n  " + String.join("\n  ", problems));
    }
    return inputs;
  }

  private List<String> missing(ObjectNode inputs, String methodArguments) {
    List<String> missing = new ArrayList<>();
    section.path("required").forEach(name -> {
      if (!inputs.has(name.asText()) && refersTo(methodArguments, name.asText())) {
        missing.add(name.asText() + " is required");
      }
    });
    return missing;
  }

  private static boolean refersTo(String text, String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile("inputs\\." + quoted + "\\b|inputs\\[\\\\?[\"']" + quoted + "\\\\?[\"']]").matcher(text).find();
  }

  private static JsonNode coerce(JsonNode value, JsonNode property) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    return switch (property.path("type").asText()) {
      case "number" -> number(text, value);
      case "integer" -> {
        OptionalDouble number = ScriptNumber.ofText(text);
        yield number.isPresent() && Double.isFinite(number.getAsDouble())
            ? ScriptNumber.node(number.getAsDouble() < 0 ? Math.ceil(number.getAsDouble()) : Math.floor(number.getAsDouble()))
            : value;
      }
      case "boolean" -> text.equals("true") || text.equals("false") ? BooleanNode.valueOf(text.equals("true")) : value;
      case "array" -> ScriptJson.parse(text).filter(JsonNode::isArray).orElse(value);
      case "object" -> ScriptJson.parse(text).filter(JsonNode::isObject).orElse(value);
      case String other -> value;
    };
  }

  private static JsonNode number(String text, JsonNode otherwise) {
    OptionalDouble number = ScriptNumber.ofText(text);
    return number.isPresent() ? ScriptNumber.node(number.getAsDouble()) : otherwise;
  }
}
