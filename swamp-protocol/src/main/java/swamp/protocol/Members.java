package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of one received JSON object, read by name and kind. Whatever does not fit is a
 * {@link ErrorCode#PROTOCOL_VIOLATION} that names member, place and kind. Members nobody asks for are ignored.
 */
final class Members {
  private final String place;
  private final JsonNode object;

  private Members(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  /** The members of this value, which must be an object; {@code place} names it in errors. */
  static Members of(String place, JsonNode value) {
    if (!value.isObject()) {
      throw violation("The " + place + " must be an object, but is " + kind(value));
    }
    return new Members(place, value);
  }

  String text(String name) {
    JsonNode value = required(name, "a string");
    return textOf(name, "a string", value);
  }

  /** A string, or empty when the member is absent or null. */
  Optional<String> optionalText(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(text(name));
  }

  boolean flag(String name) {
    JsonNode value = required(name, "a boolean");
    if (!value.isBoolean()) {
      throw wrong(name, "a boolean", value);
    }
    return value.booleanValue();
  }

  /** A boolean, or false when the member is absent or null. */
  boolean optionalFlag(String name) {
    JsonNode value = object.get(name);
    return value != null && !value.isNull() && flag(name);
  }

  int integer(String name) {
    JsonNode value = required(name, "a 32-bit integer");
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(name, "a 32-bit integer", value);
    }
    return value.intValue();
  }

  long longInteger(String name) {
    JsonNode value = required(name, "a 64-bit integer");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a 64-bit integer", value);
    }
    return value.longValue();
  }

  /** A string that names one constant, such as {@code stdout}. */
  <T> T constant(String name, Function<String, Optional<T>> byWireName) {
    String wireName = text(name);
    return byWireName.apply(wireName).orElseThrow(
        () -> violation("Member \"" + name + "\" of the " + place + " has the unknown value \"" + wireName + "\""));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name, "an array of strings")) {
      texts.add(textOf(name, "an array of strings", element));
    }
    return List.copyOf(texts);
  }

  /** An object whose values are all strings, in the order received. */
  Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (var member : object(name, "an object of strings").properties()) {
      texts.put(member.getKey(), textOf(name, "an object of strings", member.getValue()));
    }
    return texts;
  }

  <T> List<T> objects(String name, Function<Members, T> fromJson) {
    List<T> values = new ArrayList<>();
    for (JsonNode element : array(name, "an array of objects")) {
      values.add(fromJson.apply(of(name, element)));
    }
    return List.copyOf(values);
  }

  Members members(String name) {
    return new Members(name, object(name, "an object"));
  }

  ObjectNode objectNode(String name) {
    return object(name, "an object");
  }

  /** Any JSON value, {@code null} included. */
  JsonNode value(String name) {
    return required(name, "a JSON value");
  }

  static SwampException violation(String message) {
    return new SwampException(ErrorCode.PROTOCOL_VIOLATION, message);
  }

  private ObjectNode object(String name, String wanted) {
    JsonNode value = required(name, wanted);
    if (value instanceof ObjectNode members) {
      return members;
    }
    throw wrong(name, wanted, value);
  }

  private JsonNode array(String name, String wanted) {
    JsonNode value = required(name, wanted);
    if (!value.isArray()) {
      throw wrong(name, wanted, value);
    }
    return value;
  }

  private JsonNode required(String name, String wanted) {
    JsonNode value = object.get(name);
    if (value == null) {
      throw violation("Member \"" + name + "\" of the " + place + " is missing; it must be " + wanted);
    }
    return value;
  }

  private String textOf(String name, String wanted, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(name, wanted, value);
    }
    return value.textValue();
  }

  private SwampException wrong(String name, String wanted, JsonNode found) {
    return violation("Member \"" + name + "\" of the " + place + " must be " + wanted + ", but holds " + kind(found));
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING, NUMBER, BOOLEAN, BINARY, MISSING, POJO -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
