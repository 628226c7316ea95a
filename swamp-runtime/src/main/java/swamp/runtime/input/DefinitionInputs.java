package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Inputs that a definition declares in its {@code inputs} (method-run §4.5). */
public final class DefinitionInputs {
  private final ObjectNode schema;
  private final JsonNode properties;

  /** The {@code inputs} of a definition; in the flat form the object itself is the map of properties. */
  public DefinitionInputs(ObjectNode section) {
    this.schema = section.has("properties") ? section : JsonText.object().set("properties", section);
    this.properties = schema.path("properties");
  }

  /** Whether an input of this name is declared; one that is not becomes an argument of the method (§4.4, step 11). */
  public boolean declares(String name) {
    return properties.has(name);
  }

  /**
   * The inputs as expressions shall see them: text turned into declared types, defaults added, the result valid.
   *
   * @param methodArguments what the definition gives to the method to be run: a required input counts only when they
   *     mention it
   * @throws SwampException with {@link ErrorCode#INPUT_VALIDATION_FAILED}, one line for each mistake
   */
  public ObjectNode apply(ObjectNode given, JsonNode methodArguments) {
    ObjectNode inputs = coerced(given);
    properties.properties().forEach(property -> {
      JsonNode value = property.getValue().path("default");
      if (!inputs.has(property.getKey()) && !value.isMissingNode()) {
        inputs.set(property.getKey(), value);
      }
    });
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> {
      if (isMentioned(name.asText(), methodArguments)) {
        required.add(name.asText());
      }
    });
    List<String> mistakes = InputValidator.mistakes(schema, required, inputs);
    if (!mistakes.isEmpty()) {
      throw new SwampException(
          ErrorCode.INPUT_VALIDATION_FAILED, "Input validation failed:\n  " + String.join("\n  ", mistakes));
    }
    return inputs;
  }

  private ObjectNode coerced(ObjectNode given) {
    ObjectNode coerced = JsonText.object();
    given.properties().forEach(input -> {
      String type = properties.path(input.getKey()).path("type").asText();
      coerced.set(input.getKey(), ArgumentCoercion.coerce(input.getValue(), LeafType.ofSchemaType(type)));
    });
    return coerced;
  }

  private static boolean isMentioned(String name, JsonNode value) {
    String quoted = Pattern.quote(name);
    Pattern mention = Pattern.compile("\\binputs(?:\\." + quoted + "(?![A-Za-z0-9_])|\\[\\s*(['\"])" + quoted
        + "\\1\\s*\\])");
    return mentions(mention, value);
  }

  private static boolean mentions(Pattern mention, JsonNode value) {
    if (value.isTextual()) {
      return mention.matcher(value.textValue()).find();
    }
    for (JsonNode child : value) {
      if (mentions(mention, child)) {
        return true;
      }
    }
    return false;
  }
}
