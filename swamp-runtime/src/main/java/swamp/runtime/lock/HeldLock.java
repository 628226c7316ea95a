package swamp.runtime.lock;

import java.nio.file.Path;

/** A lock that was taken. Closing gives it back; closing twice does nothing. Thread-safe. */
public interface HeldLock extends AutoCloseable {
  /** The lock file. */
  Path file();

  /** Whether a heartbeat found that somebody else took the lock; the holder may go on, its writes stay whole. */
  boolean isLost();

  /** Who had it before. */
  Predecessor predecessor();

  /** How the one before gave the lock up. */
  enum Predecessor {
    /** There was none, or it gave the lock back. */
    NONE,
    /** Its process ended without giving it back, so its last changes may be half done. */
    DEAD,
    /** It lives but has not shown itself for longer than it promised, so it may still change something. */
    SILENT
  }

  @Override
  void close();
}
