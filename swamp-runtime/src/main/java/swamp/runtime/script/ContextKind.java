package swamp.runtime.script;

import java.time.ZoneId;

/**
 * What tells contexts apart that wait for runs: a run takes one of its own kind.
 *
 * @param timeZone of {@code Date} and {@code Intl}, which a context keeps from its beginning
 */
record ContextKind(TypeScripts scripts, Isolation isolation, ZoneId timeZone) {
  /** For a context that is used at once and by nobody else, in the system's time zone. */
  static ContextKind once(TypeScripts scripts) {
    return new ContextKind(scripts, Isolation.FRESH, CallerTimeZone.system());
  }

  String key() {
    return isolation + " " + timeZone + " " + scripts.key();
  }
}
