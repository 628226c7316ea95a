package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON texts to trees, and trees to texts exactly as JavaScript's {@code JSON.stringify} writes them. Thread-safe.
 *
 * <p>Reads tokens itself and needs no object mapper, which keeps start-up short and a native image small.
 */
public final class JsonText {
  private JsonText() {}

  /** An empty object whose members keep their order. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * The value of a JSON text. Of members with one name the last counts, as in JavaScript. Nesting is limited to 1000,
   * and names of members, unlike other strings, hold no lone surrogates.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} when the text is not one JSON value
   */
  public static JsonNode parse(String text) {
    return OrdinaryJson.read(text).orElseGet(() -> LibraryJson.read(text));
  }

  /** As {@code JSON.stringify(value)}: no white space. */
  public static String compact(JsonNode value) {
    return new ScriptJsonWriter(false).write(value);
  }

  /** As {@code JSON.stringify(value, null, 2)}: two spaces of indent, no trailing line break. */
  public static String pretty(JsonNode value) {
    return new ScriptJsonWriter(true).write(value);
  }

  /** A double as {@code JSON.stringify} writes it: shortest digits, no {@code .0}; {@code null} when not finite. */
  public static String number(double value) {
    return ScriptJsonWriter.number(value);
  }
}
