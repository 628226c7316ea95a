package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import swamp.protocol.JsonText;

/**
 * What one extension file exports.
 *
 * @param type the type it declares or adds to, as spelled; the name of a report
 * @param description of a model, vault or report, as {@code describeType}, {@code describeVault} or {@code describeReport} in
 *     the driver's sources returns it; an empty object otherwise
 */
public record EntryInspection(Kind kind, String type, JsonNode description) {
  /** The exports that an entry can have (extension-api §3.2, vaults.md, method-run §4.13). */
  public enum Kind {
    MODEL,
    EXTENSION,
    VAULT,
    REPORT
  }

  /** {@code {kind, type, description}}, for keeping it on disk. */
  public ObjectNode toJson() {
    return JsonText.object().put("kind", kind.name()).put("type", type).set("description", description);
  }

  /** Reads what {@link #toJson} wrote; empty when it is something else. */
  public static Optional<EntryInspection> ofJson(JsonNode json) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(json.path("kind").asText()) && json.path("description").isObject()) {
        return Optional.of(new EntryInspection(kind, json.path("type").asText(), json.path("description")));
      }
    }
    return Optional.empty();
  }
}
