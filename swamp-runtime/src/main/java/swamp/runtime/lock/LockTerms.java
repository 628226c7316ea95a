package swamp.runtime.lock;

import java.time.Duration;
import java.util.Map;

/**
 * How long a lock lives without a heartbeat, and how long to wait for it.
 *
 * @param timeToLive the heartbeat comes every third of it
 * @param timeout of waiting
 */
public record LockTerms(Duration timeToLive, Duration timeout) {
  /** The variable of the caller's environment that says how many milliseconds to wait. */
  public static final String TIMEOUT_VARIABLE = "SWAMP_LOCK_TIMEOUT_MS";

  /** Model locks and the global lock: live 30 s, are waited for 60 s unless the caller's environment says otherwise. */
  public static LockTerms ofCaller(Map<String, String> environment) {
    return new LockTerms(Duration.ofSeconds(30), timeout(environment.getOrDefault(TIMEOUT_VARIABLE, "")));
  }

  /** The lock around making an auto-definition (repo-format §1.7). */
  public static LockTerms ofCreation() {
    return new LockTerms(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  private static Duration timeout(String milliseconds) {
    Duration standard = Duration.ofSeconds(60);
    try {
      long value = Long.parseLong(milliseconds.strip());
      return value >= 0 ? Duration.ofMillis(value) : standard;
    } catch (NumberFormatException e) {
      return standard;
    }
  }
}
