package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds one JSON object member by member, in the order of the calls; the counterpart of {@link Members}. */
final class MemberWriter {
  private final ObjectNode object = JsonText.object();

  MemberWriter text(String name, String value) {
    object.put(name, value);
    return this;
  }

  /** Leaves the member out when there is no value. */
  MemberWriter text(String name, Optional<String> value) {
    value.ifPresent(present -> object.put(name, present));
    return this;
  }

  MemberWriter flag(String name, boolean value) {
    object.put(name, value);
    return this;
  }

  MemberWriter number(String name, long value) {
    object.put(name, value);
    return this;
  }

  MemberWriter texts(String name, List<String> values) {
    ArrayNode array = object.putArray(name);
    values.forEach(array::add);
    return this;
  }

  MemberWriter textMap(String name, Map<String, String> values) {
    ObjectNode map = object.putObject(name);
    values.forEach(map::put);
    return this;
  }

  MemberWriter objects(String name, List<ObjectNode> values) {
    object.putArray(name).addAll(values);
    return this;
  }

  MemberWriter value(String name, JsonNode value) {
    object.set(name, value);
    return this;
  }

  ObjectNode object() {
    return object;
  }
}
