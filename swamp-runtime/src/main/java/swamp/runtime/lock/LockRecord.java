package swamp.runtime.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.time.IsoTime;

/**
 * The content of a lock file (data-format §2.8).
 *
 * @param acquiredAt in milliseconds; refreshed by every heartbeat
 * @param nonce uuid that tells this acquisition from every other
 */
record LockRecord(
    String holder, String hostname, long pid, Instant acquiredAt, Duration timeToLive, String nonce) {

  LockRecord {
    acquiredAt = acquiredAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A new acquisition. */
  static LockRecord acquired(LockHolder holder, Instant now, Duration timeToLive) {
    return new LockRecord(
        holder.name(), holder.hostname(), holder.pid(), now, timeToLive, UUID.randomUUID().toString());
  }

  /** The same acquisition, alive at this instant. */
  LockRecord refreshed(Instant now) {
    return new LockRecord(holder, hostname, pid, now, timeToLive, nonce);
  }

  /** Whether a waiter may remove it: the process is gone, on whatever host, or the time to live has passed. */
  boolean isStale(Instant now, LongPredicate processAlive) {
    return !processAlive.test(pid) || acquiredAt.plus(timeToLive).isBefore(now);
  }

  byte[] bytes() {
    ObjectNode json = JsonText.object();
    json.put("holder", holder);
    json.put("hostname", hostname);
    json.put("pid", pid);
    json.put("acquiredAt", IsoTime.text(acquiredAt));
    json.put("ttlMs", timeToLive.toMillis());
    json.put("nonce", nonce);
    return JsonText.pretty(json).getBytes(StandardCharsets.UTF_8);
  }

  /** The record of this text; empty when it is no such record, which readers take for a live lock. */
  static Optional<LockRecord> parse(String text) {
    try {
      JsonNode json = JsonText.parse(text);
      boolean complete = json.path("pid").isIntegralNumber()
          && json.path("acquiredAt").isTextual()
          && json.path("ttlMs").isNumber()
          && json.path("nonce").isTextual();
      if (!complete) {
        return Optional.empty();
      }
      return Optional.of(new LockRecord(
          json.path("holder").asText("unknown"),
          json.path("hostname").asText(),
          json.path("pid").asLong(),
          OffsetDateTime.parse(json.path("acquiredAt").asText()).toInstant(),
          Duration.ofMillis(json.path("ttlMs").asLong()),
          json.path("nonce").asText()));
    } catch (SwampException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
