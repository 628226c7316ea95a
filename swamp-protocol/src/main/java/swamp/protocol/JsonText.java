package swamp.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON texts to trees, and trees to texts exactly as JavaScript's {@code JSON.stringify} writes them. Thread-safe.
 *
 * <p>Reads tokens itself and needs no object mapper, which keeps start-up short and a native image small.
 */
public final class JsonText {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxStringLength(FrameLimits.SERVER_TO_CLIENT)
          .maxNameLength(FrameLimits.CLIENT_TO_SERVER)
          .build())
      .build();

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
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new SwampException(ErrorCode.INPUT_SYNTAX, "Invalid JSON: the text is empty");
      }
      JsonNode value = read(parser);
      if (parser.nextToken() != null) {
        throw new SwampException(ErrorCode.INPUT_SYNTAX,
            "Invalid JSON: more text after the value at " + parser.currentTokenLocation().offsetDescription());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new SwampException(ErrorCode.INPUT_SYNTAX, "Invalid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static JsonNode read(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> readObject(parser, nodes.objectNode());
      case START_ARRAY -> readArray(parser, nodes.arrayNode());
      case VALUE_STRING -> nodes.textNode(parser.getText());
      case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
        case INT -> nodes.numberNode(parser.getIntValue());
        case LONG -> nodes.numberNode(parser.getLongValue());
        case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> nodes.numberNode(parser.getBigIntegerValue());
      };
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("A value cannot start with " + token);
    };
  }

  private static ObjectNode readObject(JsonParser parser, ObjectNode object) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, read(parser));
    }
    return object;
  }

  private static ArrayNode readArray(JsonParser parser, ArrayNode array) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }
}
