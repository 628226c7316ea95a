package swamp.runtime.command;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import swamp.runtime.Cancellation;
import swamp.runtime.time.Timing;

/** Looks at something again and again, with a pause between, until there is nothing more to see or the caller leaves. */
final class RepeatedLook {
  private final Duration pause;
  private final Timing timing;
  private final CompletableFuture<Void> leave = new CompletableFuture<>();

  /** @param cancellation whose cancel ends the pause that is under way, and the looking with it */
  RepeatedLook(Duration pause, Timing timing, Cancellation cancellation) {
    this.pause = pause;
    this.timing = timing;
    cancellation.onCancel(() -> leave.complete(null));
  }

  /**
   * Returns when {@code more} says no, when the caller has left, or when the thread is interrupted, which stays to be seen.
   *
   * @param more looks once and says whether to look again
   */
  void whileTrue(BooleanSupplier more) {
    try {
      while (!leave.isDone() && more.getAsBoolean()) {
        timing.pause(pause, leave);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
