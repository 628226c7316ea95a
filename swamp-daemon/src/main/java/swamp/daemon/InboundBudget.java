package swamp.daemon;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of unfinished frames all connections together may hold, so that no crowd of slow senders fills the
 * memory. Thread-safe.
 */
final class InboundBudget {
  private final AtomicLong left;

  /** @param bytes at least those of the longest frame */
  InboundBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** Takes this many bytes if they are there; whoever got them gives them back. */
  boolean take(int bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(int bytes) {
    left.addAndGet(bytes);
  }
}
