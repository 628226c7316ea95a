package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;
import swamp.protocol.JsonText;
import swamp.runtime.yaml.ScriptNumber;

/** Turns text at the top level of arguments into what their schema wants, where that is safe (method-run §4.5, §4.6).
 * */
public final class ArgumentCoercion {
  private ArgumentCoercion() {}

  /**
   * The arguments with text replaced where the type of the key asks for it and the text fits; everything else as it
   * was, for validation to judge. Nested values are left alone.
   *
   * @param types type of each key; keys not in it are left alone
   */
  public static ObjectNode coerce(ObjectNode arguments, Map<String, LeafType> types) {
    ObjectNode coerced = JsonText.object();
    arguments.properties().forEach(argument -> coerced.set(argument.getKey(),
        coerce(argument.getValue(), types.getOrDefault(argument.getKey(), LeafType.OTHER))));
    return coerced;
  }

  static JsonNode coerce(JsonNode value, LeafType type) {
    if (!value.isTextual()) {
      return value;
    }
    String text = value.textValue();
    return switch (type) {
      case NUMBER -> number(value, text, false);
      case INTEGER -> number(value, text, true);
      case BOOLEAN -> text.equals("true") || text.equals("false")
          ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
          : value;
      case ARRAY -> json(value, text, JsonNode::isArray);
      case OBJECT -> json(value, text, JsonNode::isObject);
      case OTHER -> value;
    };
  }

  private static JsonNode number(JsonNode value, String text, boolean truncated) {
    var number = ScriptNumber.ofText(text);
    if (number.isEmpty()) {
      return value;
    }
    double exact = number.getAsDouble();
    return ScriptNumber.node(truncated ? (exact < 0 ? Math.ceil(exact) : Math.floor(exact)) : exact);
  }

  private static JsonNode json(JsonNode value, String text, Predicate<JsonNode> kind) {
    return ScriptJson.tryParse(text).filter(kind).orElse(value);
  }
}
