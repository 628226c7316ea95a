package swamp.runtime.lock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.time.Timing;

/**
 * One request's wait: pauses that grow, with jitter, and end early when something happened in this process; a timeout
 * and a cancel end it. The pauses start shorter and stay shorter than the existing program's 1 to 8 s, because a look
 * at the file costs microseconds and most runs take less than a second. Not thread-safe.
 */
final class LockWait {
  private static final long FIRST_PAUSE_MILLISECONDS = 50;
  private static final long LONGEST_PAUSE_MILLISECONDS = 1000;
  private static final double JITTER = 0.25;

  private final Timing timing;
  private final Cancellation cancellation;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final long start;
  private final Duration timeout;
  private long pauseMilliseconds = FIRST_PAUSE_MILLISECONDS;
  private int retries;
  private boolean listening;

  LockWait(Timing timing, Cancellation cancellation, Duration timeout) {
    this.timing = timing;
    this.cancellation = cancellation;
    this.timeout = timeout;
    this.start = timing.nanoTime();
  }

  int retries() {
    return retries;
  }

  Duration waited() {
    return Duration.ofNanos(timing.nanoTime() - start);
  }

  boolean isOver() {
    return waited().compareTo(timeout) >= 0;
  }

  /** Counts a look at the lock that was not the first. */
  void retry() {
    retries++;
  }

  /**
   * Waits a moment, at most what is left of the timeout.
   *
   * @throws SwampException with {@link ErrorCode#CANCELLED} when the request was cancelled
   */
  void pause(CompletableFuture<?> wakeUp) {
    double factor = 1 - JITTER + 2 * JITTER * timing.random();
    Duration wanted = Duration.ofNanos((long) (pauseMilliseconds * 1e6 * factor));
    pauseMilliseconds = Math.min(2 * pauseMilliseconds, LONGEST_PAUSE_MILLISECONDS);
    pause(wanted, wakeUp);
  }

  /**
   * Waits until woken, at most what is left of the timeout.
   *
   * @throws SwampException with {@link ErrorCode#CANCELLED} when the request was cancelled
   */
  void awaitTurn(CompletableFuture<?> turn) {
    while (!turn.isDone() && !isOver()) {
      pause(timeout, turn);
    }
  }

  private void pause(Duration wanted, CompletableFuture<?> wakeUp) {
    if (!listening) {
      listening = true;
      cancellation.onCancel(() -> cancelled.complete(null));
    }
    checkCancelled();
    Duration left = timeout.minus(waited());
    try {
      timing.pause(wanted.compareTo(left) < 0 ? wanted : left, CompletableFuture.anyOf(wakeUp, cancelled));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Interrupted while waiting for a lock", e);
    }
    checkCancelled();
  }

  /** Throws when the request was cancelled. */
  void checkCancelled() {
    if (cancellation.isCancelled()) {
      throw new SwampException(ErrorCode.CANCELLED, "Cancelled while waiting for a lock");
    }
  }
}
