package swamp.runtime.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.JsonText;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.IsoTime;

/**
 * Notes who did what to which secret in {@code audit/vault-audit-YYYY-MM-DD.jsonl}, one JSON line each, never values (vaults.md).
 * When it cannot be written the log says so: by then the secret has been stored or deleted, and undoing that would be worse.
 */
final class VaultAudit {
  private static final Logger LOG = LoggerFactory.getLogger(VaultAudit.class);

  private final Path directory;
  private final FileOperations files;
  private final InstantSource clock;

  /** What is noted. */
  enum Action {
    GET,
    PUT,
    DELETE;

    private String word() {
      return switch (this) {
        case GET -> "get";
        case PUT -> "put";
        case DELETE -> "delete";
      };
    }
  }

  VaultAudit(Path directory, FileOperations files, InstantSource clock) {
    this.directory = directory;
    this.files = files;
    this.clock = clock;
  }

  void note(Action action, VaultConfiguration vault, String key) {
    Instant now = clock.instant();
    String line = JsonText.compact(JsonText.object()
        .put("action", action.word())
        .put("timestamp", IsoTime.text(now))
        .put("vaultName", vault.name())
        .put("vaultType", vault.type())
        .put("secretKey", key)) + "\n";
    Path file = directory.resolve("vault-audit-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".jsonl");
    try {
      files.createDirectories(directory);
      files.append(file, line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("cannot note {} of secret '{}' in vault '{}' in {}: {}", action.word(), key, vault.name(), file, e.getMessage());
    }
  }
}
