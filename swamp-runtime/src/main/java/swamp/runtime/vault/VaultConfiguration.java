package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/**
 * What {@code vaults/<type>/<id>.yaml} says of a vault: never a secret.
 *
 * @param file where it stands
 * @param document the file's content; must not be changed
 */
public record VaultConfiguration(Path file, ObjectNode document) {
  public VaultConfiguration {
    for (String required : List.of("id", "name", "type")) {
      if (!document.path(required).isTextual()) {
        throw new SwampException(ErrorCode.VAULT, "The vault's file " + file + " has no " + required);
      }
    }
  }

  public String id() {
    return document.path("id").textValue();
  }

  public String name() {
    return document.path("name").textValue();
  }

  public String type() {
    return document.path("type").textValue();
  }

  /** What the type needs to know; empty when the file says nothing. */
  public ObjectNode config() {
    return document.path("config") instanceof ObjectNode config ? config : JsonText.object();
  }

  /** When it was made, ISO-8601; empty when the file does not say. */
  public String createdAt() {
    return document.path("createdAt").asText("");
  }

  /** Whether reading a secret is noted in the audit log. */
  public boolean auditsReads() {
    return document.path("auditReads").asBoolean(false);
  }

  /** Internal vaults hold what the program itself needs; nothing else is stored there. */
  public boolean isInternal() {
    return name().startsWith("_");
  }

  /** A text of {@link #config()}, or {@code otherwise}. */
  String setting(String name, String otherwise) {
    JsonNode value = config().path(name);
    return value.isTextual() ? value.textValue() : otherwise;
  }
}
