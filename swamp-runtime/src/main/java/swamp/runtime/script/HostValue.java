package swamp.runtime.script;

/** The results of host functions that have no plain Java counterpart. */
sealed interface HostValue {
  /** JavaScript's {@code undefined}. */
  enum Nothing implements HostValue {
    UNDEFINED,
    NULL
  }

  /** A JSON text that arrives in the guest as the parsed value. */
  record Json(String text) implements HostValue {}
}
