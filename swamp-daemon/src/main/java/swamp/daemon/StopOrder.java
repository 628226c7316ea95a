package swamp.daemon;

/**
 * Why the daemon ends and how.
 *
 * @param manner how much time what runs is given
 * @param reason in words, for log and status
 * @param restart whether a service manager should start a successor
 */
record StopOrder(Manner manner, String reason, boolean restart) {
  /** From the gentlest to the most urgent. */
  enum Manner {
    /** Leave socket and lock to a successor at once, then let everything finish, however long it takes. */
    HAND_OVER,
    /** Let everything finish within the drain time, then cancel it. */
    DRAIN,
    /** Cancel everything. */
    NOW
  }

  StopOrder(Manner manner, String reason) {
    this(manner, reason, false);
  }

  boolean isMoreUrgentThan(StopOrder other) {
    return manner.compareTo(other.manner) > 0;
  }
}
