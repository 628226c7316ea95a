package swamp.runtime.warmup;

/** Whether the runtime rehearses after its start. */
public enum WarmUpMode {
  /** While the machine has time to spare. */
  AUTO,
  /** Whatever the load, for measurements. */
  ALWAYS,
  /** Not at all: only the recently used types are made ready. */
  OFF
}
