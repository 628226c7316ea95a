package swamp.runtime.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schema of arguments, global or a method's.
 *
 * @param schema its JSON schema as the contract prints it
 * @param keys the members of an object schema; empty for any other schema, which takes any key
 * @param record whether it is a record schema (string keys, one value schema)
 * @param sensitive dotted paths of members marked sensitive
 */
public record ArgumentsDescription(JsonNode schema, Optional<List<String>> keys, boolean record, List<String> sensitive) {
  public ArgumentsDescription {
    keys = keys.map(List::copyOf);
    sensitive = List.copyOf(sensitive);
  }

  static ArgumentsDescription of(JsonNode json) {
    JsonNode keys = json.path("keys");
    return new ArgumentsDescription(
        json.path("schema"),
        keys.isArray() ? Optional.of(texts(keys)) : Optional.empty(),
        json.path("record").asBoolean(),
        texts(json.path("sensitive")));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
