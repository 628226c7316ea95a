package swamp.runtime.warmup;

import java.util.function.Supplier;

/** Knows whether requests are in work, so that what nobody waits for can wait for them. Thread-safe. */
public final class WorkGauge {
  private int working;

  /** Does a request's work. */
  public <T> T during(Supplier<T> work) {
    synchronized (this) {
      working++;
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

  /** Waits until no request is in work. */
  synchronized void awaitIdle() throws InterruptedException {
    while (working > 0) {
      wait();
    }
  }
}
