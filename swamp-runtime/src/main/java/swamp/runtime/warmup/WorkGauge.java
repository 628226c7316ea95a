package swamp.runtime.warmup;

import java.util.function.Supplier;

/** Knows whether requests are in work, so that what nobody waits for can wait for them. Thread-safe. */
public final class WorkGauge {
  private int working;
  private long begun;

  /** Does a request's work. */
  public <T> T during(Supplier<T> work) {
    synchronized (this) {
      working++;
      begun++;
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        working--;
        notifyAll();
      }
    }
  }

  /** Whether a request is in work now. */
  public synchronized boolean isWorking() {
    return working > 0;
  }

  /** How many requests have begun since the start. */
  public synchronized long begun() {
    return begun;
  }

  /** Waits until no request is in work. */
  synchronized void awaitIdle() throws InterruptedException {
    while (working > 0) {
      wait();
    }
  }
}
