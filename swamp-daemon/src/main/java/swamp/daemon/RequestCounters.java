package swamp.daemon;

import java.util.concurrent.atomic.LongAdder;

/** Counts requests by how they ended, since the daemon's start. Thread-safe. */
final class RequestCounters {
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void concluded(RunOutcome outcome, boolean wasCancelled) {
    if (outcome.equals(new RunOutcome.Returned(0))) {
      succeeded.increment();
    } else if (wasCancelled) {
      cancelled.increment();
    } else {
      failed.increment();
    }
  }

  void refused() {
    refused.increment();
  }

  long succeededCount() {
    return succeeded.sum();
  }

  /** Ended with a failure or another exit code than 0, without a cancel. */
  long failedCount() {
    return failed.sum();
  }

  long cancelledCount() {
    return cancelled.sum();
  }

  /** Answered BUSY. */
  long refusedCount() {
    return refused.sum();
  }
}
