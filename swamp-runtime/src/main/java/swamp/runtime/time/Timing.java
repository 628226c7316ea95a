package swamp.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The clock, the pauses and the heartbeats of the runtime. Implementations are thread-safe. */
public interface Timing {
  /** The wall clock. */
  Instant now();

  /** A clock that never jumps, in nanoseconds from an arbitrary start. */
  long nanoTime();

  /**
   * Waits until the duration has passed or {@code wakeUp} is complete, however it completed.
   *
   * @throws InterruptedException when the waiting thread is interrupted
   */
  void pause(Duration duration, CompletableFuture<?> wakeUp) throws InterruptedException;

  /** A number from 0 (inclusive) to 1 (exclusive), for jitter. */
  double random();

  /** Calls {@code beat} after each period, on another thread, until the answer is stopped. */
  Heartbeat every(Duration period, Runnable beat);

  /** Something that beats until it is stopped. */
  interface Heartbeat {
    /** Ends it; a beat that is under way may still finish. Stopping twice does nothing. */
    void stop();
  }
}
