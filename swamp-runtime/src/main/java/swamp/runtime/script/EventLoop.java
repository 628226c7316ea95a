package swamp.runtime.script;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one run: timers and finished host work call back into the guest, one at a time, on the owner thread.
 *
 * <p>{@link #complete} may be called from any thread; everything else belongs to the owner thread.
 */
final class EventLoop {
  private final LinkedBlockingQueue<Runnable> completions = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::dueNanoseconds).thenComparingLong(Timer::id));
  private final Map<Long, Timer> timersById = new HashMap<>();
  private long nextTimer = 1;
  private long operations;

  private record Timer(long id, long dueNanoseconds, long intervalNanoseconds, boolean keepsAlive, Runnable action) {}

  /** Notes that host work is under way, so that waiting for it is not mistaken for a promise that never settles. */
  void operationStarted() {
    operations++;
  }

  /** Notes that host work counted by {@link #operationStarted} no longer matters or has ended. */
  void operationEnded() {
    operations--;
  }

  /** Hands an action to the owner thread; safe from every thread. */
  void complete(Runnable action) {
    completions.add(action);
  }

  /** Starts a timer and returns its number; an interval of 0 or less means once. */
  long startTimer(double delayMilliseconds, boolean repeats, Runnable action) {
    double delay = Double.isFinite(delayMilliseconds) ? Math.max(delayMilliseconds, 0) : 0;
    long nanoseconds = (long) (Math.min(delay, Integer.MAX_VALUE) * 1_000_000);
    long id = nextTimer++;
    add(new Timer(id, System.nanoTime() + nanoseconds, repeats ? Math.max(nanoseconds, 1_000_000) : 0, true, action));
    return id;
  }

  /** Ends a timer; nothing happens for an unknown number. */
  void stopTimer(long id) {
    Timer timer = timersById.remove(id);
    if (timer != null) {
      timers.remove(timer);
    }
  }

  /** Says whether waiting for a timer keeps the run alive (Deno.refTimer, Deno.unrefTimer). */
  void keepAlive(long id, boolean keepsAlive) {
    Timer timer = timersById.get(id);
    if (timer != null) {
      timers.remove(timer);
      add(new Timer(id, timer.dueNanoseconds, timer.intervalNanoseconds, keepsAlive, timer.action));
    }
  }

  /**
   * Runs callbacks until {@code done} says so.
   *
   * @return false when nothing is left that could ever call back
   * @throws InterruptedException when the owner thread is interrupted while it waits
   */
  boolean runUntil(BooleanSupplier done) throws InterruptedException {
    while (!done.getAsBoolean()) {
      Runnable next = next();
      if (next == null) {
        return false;
      }
      next.run();
    }
    return true;
  }

  /** Forgets timers and finished work of the run that has ended; false when host work has not come back yet. */
  boolean clear() {
    completions.clear();
    timers.clear();
    timersById.clear();
    return operations == 0;
  }

  private @Nullable Runnable next() throws InterruptedException {
    while (true) {
      Runnable completion = completions.poll();
      if (completion != null) {
        return completion;
      }
      Timer timer = timers.peek();
      if (timer == null) {
        return operations > 0 ? completions.take() : null;
      }
      long wait = timer.dueNanoseconds - System.nanoTime();
      if (wait <= 0) {
        return fire(timer);
      }
      if (operations == 0 && timers.stream().noneMatch(Timer::keepsAlive)) {
        return null;
      }
      completion = completions.poll(wait, TimeUnit.NANOSECONDS);
      if (completion != null) {
        return completion;
      }
    }
  }

  private Runnable fire(Timer timer) {
    timers.remove(timer);
    timersById.remove(timer.id);
    if (timer.intervalNanoseconds > 0) {
      add(new Timer(timer.id, System.nanoTime() + timer.intervalNanoseconds, timer.intervalNanoseconds,
          timer.keepsAlive, timer.action));
    }
    return timer.action;
  }

  private void add(Timer timer) {
    timers.add(timer);
    timersById.put(timer.id, timer);
  }
}
