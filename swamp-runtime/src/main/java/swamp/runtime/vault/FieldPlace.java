package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Where a field stands in a tree.
 *
 * @param parent the object that holds it
 * @param name its name there
 * @param value its value now
 */
public record FieldPlace(ObjectNode parent, String name, JsonNode value) {
  /** Where a dotted path leads; a member whose own name holds dots is found too. */
  public static Optional<FieldPlace> find(ObjectNode object, String path) {
    JsonNode direct = object.get(path);
    if (direct != null) {
      return Optional.of(new FieldPlace(object, path, direct));
    }
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if (object.get(path.substring(0, dot)) instanceof ObjectNode member) {
        Optional<FieldPlace> below = find(member, path.substring(dot + 1));
        if (below.isPresent()) {
          return below;
        }
      }
    }
    return Optional.empty();
  }
}
