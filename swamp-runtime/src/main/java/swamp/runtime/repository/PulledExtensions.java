package swamp.runtime.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** What the lockfile says about extensions that came from a registry (repo-format §1.10). */
public final class PulledExtensions {
  private static final String LOCKFILE = "upstream_extensions.json";

  private PulledExtensions() {}

  /**
   * The extensions in the order of the lockfile: {@code name, version, pulledAt, files, channel}; none without lockfile.
   *
   * @throws SwampException with {@link ErrorCode#REPOSITORY_SETTINGS_INVALID} when the lockfile is not a JSON object
   */
  public static ArrayNode list(RepositoryLayout layout) {
    Path file = layout.extensionDirectory(ExtensionKind.MODELS).resolve(LOCKFILE);
    ArrayNode extensions = JsonText.object().arrayNode();
    lockfile(file).properties().forEach(member -> {
      JsonNode entry = member.getValue();
      ObjectNode extension = extensions.addObject().put("name", member.getKey());
      extension.put("version", entry.path("version").asText());
      extension.put("pulledAt", entry.path("pulledAt").asText());
      ArrayNode files = extension.putArray("files");
      entry.path("files").forEach(path -> files.add(path.asText()));
      if (entry.path("channel").isTextual()) {
        extension.put("channel", entry.path("channel").textValue());
      }
    });
    return extensions;
  }

  private static JsonNode lockfile(Path file) {
    try {
      if (!Files.exists(file)) {
        return JsonText.object();
      }
      if (JsonText.parse(Files.readString(file)) instanceof ObjectNode entries) {
        return entries;
      }
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    } catch (SwampException e) {
      throw new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID, file + ": " + e.text(), e).withoutShownCode();
    }
    throw new SwampException(ErrorCode.REPOSITORY_SETTINGS_INVALID, file + ": expected a mapping of extensions")
        .withoutShownCode();
  }
}
