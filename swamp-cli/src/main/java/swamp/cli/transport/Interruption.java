package swamp.cli.transport;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean signalledBefore = new AtomicBoolean();
  private volatile OptionalInt signalCode = OptionalInt.empty();

  /**
   * @param grace how long the runtime may take
   * @param leave ends the program with an exit code, at once
   */
  public Interruption(Duration grace, IntConsumer leave) {
    this.grace = grace;
    this.leave = leave;
  }

  /** From now on an interruption calls {@code cancel} with its reason. */
  void watch(Consumer<String> cancel) {
    current.set(new Work(cancel, new CountDownLatch(1), false));
  }

  /** The same without a grace: what is cancelled takes the time it needs, and keeps its own exit code. */
  public void watchPatiently(Consumer<String> cancel) {
    current.set(new Work(cancel, new CountDownLatch(1), true));
  }

  /** What was watched has ended. */
  public void unwatch() {
    current.getAndSet(Work.NONE).ended().countDown();
  }

  /**
   * The process was signalled. The first signal cancels the work; the program leaves when it has come to its end, or the
   * grace is over. A second one leaves at once, and so does the first where there is no work. Never waits.
   *
   * @param exitCode what the program ends with
   */
  public void signal(int exitCode) {
    Work work = current.get();
    if (!signalledBefore.compareAndSet(false, true) || work.ended().getCount() == 0) {
      leave.accept(exitCode);
      return;
    }
    if (!work.patient()) {
      signalCode = OptionalInt.of(exitCode);
      after(grace, () -> leave.accept(exitCode));
    }
    tell(work, "the client was signalled");
  }

  /** Whether the process is leaving with the exit code of a signal, whatever becomes of the work. */
  public boolean signalled() {
    return signalCode.isPresent();
  }

  /** The exit code of a program that otherwise would end with {@code code}. */
  public int exitCode(int code) {
    return signalCode.orElse(code);
  }

  /** Cancels for another reason; the program leaves with this exit code if the work has not ended within the grace. */
  public void cancel(int exitCode, String reason) {
    Work work = current.get();
    after(grace, () -> {
      if (work.ended().getCount() > 0) {
        leave.accept(exitCode);
      }
    });
    tell(work, reason);
  }

  // On a thread of its own: the runtime may be stuck, and then telling it anything never returns.
  private static void tell(Work work, String reason) {
    Thread.ofPlatform().daemon().name("cancel").start(() -> work.cancel().accept(reason));
  }

  private static void after(Duration time, Runnable action) {
    Thread.ofPlatform().daemon().name("grace").start(() -> {
      try {
        Thread.sleep(time);
        action.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private record Work(Consumer<String> cancel, CountDownLatch ended, boolean patient) {
    static final Work NONE = new Work(_ -> {}, new CountDownLatch(0), false);
  }
}
