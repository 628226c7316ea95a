package swamp.runtime.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;

/**
 * How a secret is made anew: a shell command whose trimmed output becomes the secret when it is read and older than this
 * (vaults.md).
 *
 * @param refreshed when the secret was last made or stored
 */
public record RefreshHook(String command, Duration timeToLive, Instant refreshed) {
  /** Whether the secret has outlived its time. */
  public boolean isStale(Instant now) {
    return !now.isBefore(refreshed.plus(timeToLive));
  }

  RefreshHook refreshedAt(Instant instant) {
    return new RefreshHook(command, timeToLive, instant);
  }

  String toText() {
    ObjectNode json = JsonText.object()
        .put("command", command)
        .put("ttlMs", timeToLive.toMillis())
        .put("lastRefreshedAt", IsoTime.text(refreshed));
    return JsonText.compact(json);
  }

  /** Reads what {@link #toText} wrote; empty when it is something else. */
  static Optional<RefreshHook> ofText(String text) {
    try {
      JsonNode json = JsonText.parse(text);
      return json.path("command").isTextual() && json.path("ttlMs").isIntegralNumber()
          ? Optional.of(new RefreshHook(json.path("command").textValue(), Duration.ofMillis(json.path("ttlMs").longValue()),
              Instant.parse(json.path("lastRefreshedAt").asText())))
          : Optional.empty();
    } catch (SwampException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
