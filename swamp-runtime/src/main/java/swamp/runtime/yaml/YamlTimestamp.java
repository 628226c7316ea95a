package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Optional;

/**
 * An unquoted timestamp, which the existing program reads as a Date and not as text (repo-format §1.5).
 *
 * <p>It is kept as a leaf of its own kind so that whoever expects text can refuse it and say why.
 *
 * @param text the timestamp as it was written
 */
public record YamlTimestamp(String text) {
  /** The timestamp that this leaf of a tree read from YAML is, if it is one. */
  public static Optional<YamlTimestamp> of(JsonNode node) {
    return node instanceof POJONode leaf && leaf.getPojo() instanceof YamlTimestamp timestamp
        ? Optional.of(timestamp)
        : Optional.empty();
  }
}
