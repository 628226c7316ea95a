package swamp.runtime.warmup;

/**
 * How warm the runtime is.
 *
 * @param phase what the warm-up does now
 * @param recentTypes recently used types that were made ready
 * @param rehearsals rehearsals done
 * @param plannedRehearsals rehearsals after which everything is hot
 */
public record WarmUpStatus(Phase phase, int recentTypes, int rehearsals, int plannedRehearsals) {
  /** What the warm-up does. */
  public enum Phase {
    /** Making types ready that were used recently. */
    RECENT_TYPES("recentTypes"),
    /** Starting the bundler and the expression language. */
    TOOLS("tools"),
    /** Running rehearsals while nothing else is to do. */
    REHEARSING("rehearsing"),
    /** Waiting for a machine with less load, or for the end of battery power. */
    WAITING("waiting"),
    /** Nothing is left to do. */
    DONE("done");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    /** The name in status documents. */
    public String text() {
      return text;
    }
  }

  /** Nothing is warmed: for a process that runs one request and ends. */
  public static WarmUpStatus none() {
    return new WarmUpStatus(Phase.DONE, 0, 0, 0);
  }
}
