package swamp.daemon;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/**
 * The right to be the daemon of a state directory, held for the life of the process. The lock file is opened once and by
 * nothing else in this process: closing any other channel on it would free the lock silently (lesson 4).
 */
final class DaemonLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path processIdentifier;
  private final FileLock lock;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private DaemonLock(Path processIdentifier, FileLock lock) {
    this.processIdentifier = processIdentifier;
    this.lock = lock;
  }

  /**
   * Takes the lock, waiting for a daemon that is just ending; empty when another daemon holds it and serves.
   *
   * @param serves whether a daemon answers at the socket
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when the holder neither ends nor serves in time
   */
  static Optional<DaemonLock> acquire(SocketLocation location, BooleanSupplier serves, Duration patience) {
    Path file = location.daemonLock();
    try {
      FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      long end = System.nanoTime() + patience.toNanos();
      while (true) {
        @Nullable FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new DaemonLock(location.processIdentifier(), lock).signed());
        }
        if (serves.getAsBoolean() || System.nanoTime() >= end) {
          channel.close();
          break;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException e) {
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The lock " + file + " cannot be taken: " + e, e);
    }
    if (serves.getAsBoolean()) {
      return Optional.empty();
    }
    throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE,
        "Another daemon holds " + file + " but does not answer; its process id is " + pid(location))
        .withHint("Look at " + location.log() + ", or end that process");
  }

  /**
   * Ends the right, once; the lock file stays, so that nobody locks a file that another is about to remove, and from the
   * first call on the process id is a successor's.
   */
  @Override
  public void close() throws IOException {
    if (!held.getAndSet(false)) {
      return;
    }
    Files.deleteIfExists(processIdentifier);
    lock.acquiredBy().close();
  }

  private DaemonLock signed() throws IOException {
    Files.writeString(processIdentifier, ProcessHandle.current().pid() + "\n");
    return this;
  }

  private static String pid(SocketLocation location) {
    try {
      return Files.readString(location.processIdentifier()).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
