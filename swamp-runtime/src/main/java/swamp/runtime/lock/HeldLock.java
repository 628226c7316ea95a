package swamp.runtime.lock;

import java.nio.file.Path;

/** A lock that was taken. Closing gives it back; closing twice does nothing. Thread-safe. */
public interface HeldLock extends AutoCloseable {
  /** The lock file. */
  Path file();

  /** Whether a heartbeat found that somebody else took the lock; the holder may go on, its writes stay whole. */
  boolean isLost();

  /** Whether it was taken from a holder that ended without giving it back, so that its last changes may be half done. */
  boolean isInherited();

  @Override
  void close();
}
