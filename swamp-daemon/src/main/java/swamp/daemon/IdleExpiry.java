package swamp.daemon;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether the daemon has been without requests for too long. Nothing is scheduled for the moment of expiry: it is
 * computed when somebody checks, and a computer that slept between two checks starts the time anew (lesson 28).
 * Thread-safe.
 */
final class IdleExpiry {
  /** How much the two clocks may drift apart between two checks before the computer is taken to have slept. */
  private static final Duration LARGEST_DRIFT = Duration.ofSeconds(30);

  private final Duration limit;
  private final LongSupplier wallMilliseconds;
  private final LongSupplier monotonicNanoseconds;
  private long idleSince;
  private long checkedWall;
  private long checkedMonotonic;

  /** Starts idle now; a limit of zero never expires. */
  IdleExpiry(Duration limit, LongSupplier wallMilliseconds, LongSupplier monotonicNanoseconds) {
    this.limit = limit;
    this.wallMilliseconds = wallMilliseconds;
    this.monotonicNanoseconds = monotonicNanoseconds;
    this.idleSince = monotonicNanoseconds.getAsLong();
    this.checkedMonotonic = idleSince;
    this.checkedWall = wallMilliseconds.getAsLong();
  }

  /** A request came or ended. */
  synchronized void activity() {
    idleSince = monotonicNanoseconds.getAsLong();
  }

  /** How long nothing has been asked. */
  synchronized Duration idleTime() {
    return Duration.ofNanos(monotonicNanoseconds.getAsLong() - idleSince);
  }

  /** Whether the time is over now. While requests are in work it never is. */
  synchronized boolean isOver(boolean working) {
    long monotonic = monotonicNanoseconds.getAsLong();
    long wall = wallMilliseconds.getAsLong();
    Duration drift = Duration.ofMillis(wall - checkedWall).minusNanos(monotonic - checkedMonotonic).abs();
    checkedMonotonic = monotonic;
    checkedWall = wall;
    if (working || drift.compareTo(LARGEST_DRIFT) > 0) {
      idleSince = monotonic;
    }
    return !limit.isZero() && monotonic - idleSince >= limit.toNanos();
  }
}
