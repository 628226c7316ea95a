package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lays one object over another: objects are merged member by member, everything else is replaced (method-run §4.3). */
public final class DeepMerge {
  private DeepMerge() {}

  /** A new object; its parts may be shared with the given ones, which stay as they are. */
  public static ObjectNode merge(ObjectNode below, ObjectNode above) {
    ObjectNode merged = below.objectNode();
    merged.setAll(below);
    above.properties().forEach(member -> {
      JsonNode former = merged.get(member.getKey());
      JsonNode value = former instanceof ObjectNode object && member.getValue() instanceof ObjectNode over
          ? merge(object, over)
          : member.getValue();
      merged.set(member.getKey(), value);
    });
    return merged;
  }
}
