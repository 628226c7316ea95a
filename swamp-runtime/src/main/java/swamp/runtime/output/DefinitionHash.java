package swamp.runtime.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import swamp.protocol.JsonText;
import swamp.runtime.data.Sha256;

/** The hash of a definition in run records (data-format §2.7). */
public final class DefinitionHash {
  private DefinitionHash() {}

  /**
   * SHA-256, as hex, of the definition as data: its known fields without {@code type} and {@code typeVersion}, the keys
   * of every object sorted, without spaces.
   *
   * @param definition as in the definition file; for a run without expressions, with the inputs put into the arguments
   *     of its method
   */
  public static String of(ObjectNode definition) {
    ObjectNode data = JsonText.object();
    for (String field : List.of("id", "name", "version", "inputs", "checks", "reports", "resources")) {
      JsonNode value = definition.get(field);
      if (value != null) {
        data.set(field, sorted(value));
      }
    }
    for (String field : List.of("tags", "globalArguments")) {
      data.set(field, definition.path(field).isObject() ? sorted(definition.path(field)) : JsonText.object());
    }
    data.set("methods", methods(definition.path("methods")));
    return Sha256.of(JsonText.compact(sorted(data)).getBytes(StandardCharsets.UTF_8));
  }

  /** Methods with only their arguments, which default to none. */
  private static ObjectNode methods(JsonNode methods) {
    ObjectNode result = JsonText.object();
    methods.properties().forEach(method -> {
      JsonNode arguments = method.getValue().path("arguments");
      result.putObject(method.getKey()).set("arguments", arguments.isObject() ? arguments : JsonText.object());
    });
    return result;
  }

  private static JsonNode sorted(JsonNode value) {
    if (value.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      value.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
      ObjectNode object = JsonText.object();
      members.forEach(object::set);
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
      value.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return value;
  }
}
