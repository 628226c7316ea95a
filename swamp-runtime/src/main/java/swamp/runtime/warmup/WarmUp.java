package swamp.runtime.warmup;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.time.Timing;
import swamp.runtime.warmup.RecentTypes.RecentType;
import swamp.runtime.warmup.WarmUpStatus.Phase;

/**
 * Warms a resident runtime on a thread of its own after its start: first the types used last, then the tools, then
 * rehearsals. Between any two pieces of work it waits until no request is in work, and while the machine is busy or on
 * battery it rests.
 */
public final class WarmUp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration REST = Duration.ofSeconds(5);

  private final Plan plan;
  private final int enough;
  private final WorkGauge gauge;
  private final Timing timing;
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  private final Thread thread;
  private volatile WarmUpStatus status;

  /**
   * What there is to warm.
   *
   * @param recent the types to begin with
   * @param readyType makes a type ready; whether that was possible
   * @param tools what else the first request would start
   * @param rehearsals what makes everything hot, if it shall be; given up when it fails, closed by the thread of the
   *     warm-up when it ends
   * @param mayRehearse whether the machine has time to spare now
   */
  public record Plan(
      RecentTypes recent,
      Predicate<RecentType> readyType,
      Runnable tools,
      Optional<Rehearsals> rehearsals,
      BooleanSupplier mayRehearse) {}

  /** What is done again and again until it is hot. */
  public interface Rehearsals extends AutoCloseable {
    /**
     * Does it once.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    void rehearse() throws InterruptedException;

    /** How many of them are enough. */
    int enough();

    /** Removes what rehearsing needed; reports no failure. */
    @Override
    default void close() {}
  }

  /** Work that an interrupt ends. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  /** Begins at once. */
  public WarmUp(Plan plan, WorkGauge gauge, Timing timing) {
    this.plan = plan;
    this.enough = plan.rehearsals().map(Rehearsals::enough).orElse(0);
    this.gauge = gauge;
    this.timing = timing;
    this.status = new WarmUpStatus(Phase.RECENT_TYPES, 0, 0, enough);
    this.thread = Thread.ofPlatform().name("swamp-warm-up").daemon().unstarted(this::warm);
    thread.start();
  }

  public WarmUpStatus status() {
    return status;
  }

  /** Whether it does something now, rather than resting or being done. */
  public boolean isAtWork() {
    return switch (status.phase()) {
      case RECENT_TYPES, TOOLS, REHEARSING -> thread.isAlive();
      case WAITING, DONE -> false;
    };
  }

  /** Ends it after the piece of work it is at. */
  @Override
  public void close() {
    closing.complete(null);
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void warm() {
    try {
      warmRecentTypes();
      step(Phase.TOOLS, plan.tools()::run);
      if (plan.rehearsals().isPresent()) {
        rehearse(plan.rehearsals().get());
      }
      status = new WarmUpStatus(Phase.DONE, status.recentTypes(), status.rehearsals(), enough);
      LOG.info("Warm after {} rehearsals", status.rehearsals());
    } catch (InterruptedException e) {
      // The runtime ends.
      Thread.currentThread().interrupt();
    }
  }

  private void warmRecentTypes() throws InterruptedException {
    for (RecentType type : plan.recent().latestFirst()) {
      step(Phase.RECENT_TYPES, () -> {
        if (plan.readyType().test(type)) {
          status = new WarmUpStatus(Phase.RECENT_TYPES, status.recentTypes() + 1, 0, enough);
        }
      });
    }
  }

  private void rehearse(Rehearsals wanted) throws InterruptedException {
    try (Rehearsals rehearsals = wanted) {
      while (status.rehearsals() < enough && !closing.isDone()) {
        if (plan.mayRehearse().getAsBoolean()) {
          if (!step(Phase.REHEARSING, rehearsals::rehearse)) {
            return;
          }
          status = new WarmUpStatus(Phase.REHEARSING, status.recentTypes(), status.rehearsals() + 1, enough);
        } else {
          status = new WarmUpStatus(Phase.WAITING, status.recentTypes(), status.rehearsals(), enough);
          timing.pause(REST, closing);
        }
      }
    }
  }

  // Only warms: whatever goes wrong here, the first request that needs it will report.
  private boolean step(Phase phase, Work work) throws InterruptedException {
    gauge.awaitIdle();
    if (closing.isDone()) {
      throw new InterruptedException("the runtime ends");
    }
    status = new WarmUpStatus(phase, status.recentTypes(), status.rehearsals(), enough);
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      LOG.info("A piece of the warm-up failed: {}", e.toString());
      return false;
    }
  }
}
