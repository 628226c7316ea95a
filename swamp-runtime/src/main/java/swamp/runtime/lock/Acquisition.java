package swamp.runtime.lock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import swamp.runtime.time.Timing;

/** One taken lock with its heartbeat. */
final class Acquisition implements HeldLock {
  private final LockFile lock;
  private final LockRecord record;
  private final Predecessor predecessor;
  private final Timing timing;
  private final Consumer<Acquisition> given;
  private final Thread owner = Thread.currentThread();
  private final ReentrantLock guard = new ReentrantLock();
  private final Timing.Heartbeat heartbeat;
  private boolean closed;
  private volatile boolean lost;

  /**
   * Starts the heartbeat.
   *
   * @param predecessor who had it before
   * @param given called once when the lock was given back
   */
  Acquisition(LockFile lock, LockRecord record, Predecessor predecessor, Timing timing, Consumer<Acquisition> given) {
    this.lock = lock;
    this.record = record;
    this.predecessor = predecessor;
    this.timing = timing;
    this.given = given;
    this.heartbeat = timing.every(record.timeToLive().dividedBy(3), this::beat);
  }

  @Override
  public Path file() {
    return lock.path();
  }

  @Override
  public boolean isLost() {
    return lost;
  }

  @Override
  public Predecessor predecessor() {
    return predecessor;
  }

  @Override
  public void close() {
    guard.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      heartbeat.stop();
      lock.release(record.nonce());
    } finally {
      guard.unlock();
    }
    given.accept(this);
  }

  /** Excludes the release, or a late beat would bring a released lock back. */
  private void beat() {
    if (!owner.isAlive()) {
      close();
      return;
    }
    guard.lock();
    try {
      if (!closed && !lock.refresh(record.refreshed(timing.now()))) {
        lost = true;
        heartbeat.stop();
      }
    } catch (IOException e) {
      // The next beat tries again, before the time to live has passed.
    } finally {
      guard.unlock();
    }
  }
}
