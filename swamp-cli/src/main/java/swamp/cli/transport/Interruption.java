package swamp.cli.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * What happens when the caller wants to leave early: the runtime is told to cancel, and gets a short grace to end in an
 * orderly way (lesson 20). Safe for use by several threads.
 */
public final class Interruption {
  private final Duration grace;
  private final IntConsumer leave;
  private final AtomicReference<Work> current = new AtomicReference<>(Work.NONE);
  private volatile boolean signalled;

  /**
   * @param grace how long the runtime may take
   * @param leave ends the program with an exit code
   */
  public Interruption(Duration grace, IntConsumer leave) {
    this.grace = grace;
    this.leave = leave;
  }

  /** From now on an interruption calls {@code cancel} with its reason. */
  void watch(Consumer<String> cancel) {
    current.set(new Work(cancel, new CountDownLatch(1), false));
  }

  /** The same without a grace: what is cancelled takes the time it needs. */
  public void watchPatiently(Consumer<String> cancel) {
    current.set(new Work(cancel, new CountDownLatch(1), true));
  }

  /** What was watched has ended. */
  public void unwatch() {
    current.getAndSet(Work.NONE).ended().countDown();
  }

  /**
   * The process was signalled: cancels and returns when the work has ended, or the grace is over. To be called by a
   * shutdown hook, which the JVM runs before it leaves with the exit code of the signal.
   */
  public void signal() {
    Work work = current.get();
    signalled = !work.patient();
    work.cancel().accept("the client was signalled");
    await(work);
  }

  /** Whether the process is leaving with the exit code of a signal, whatever becomes of the work. */
  public boolean signalled() {
    return signalled;
  }

  /** Cancels for another reason; the program leaves with this exit code if the work has not ended within the grace. */
  public void cancel(int exitCode, String reason) {
    Work work = current.get();
    Thread.ofPlatform().daemon().name("grace").start(() -> {
      if (!await(work)) {
        leave.accept(exitCode);
      }
    });
    work.cancel().accept(reason);
  }

  private boolean await(Work work) {
    try {
      if (work.patient()) {
        work.ended().await();
        return true;
      }
      return work.ended().await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private record Work(Consumer<String> cancel, CountDownLatch ended, boolean patient) {
    static final Work NONE = new Work(_ -> {}, new CountDownLatch(0), false);
  }
}
