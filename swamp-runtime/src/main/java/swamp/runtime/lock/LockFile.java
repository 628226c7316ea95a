package swamp.runtime.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/** The file of one lock: exclusive creation, heartbeat and release by nonce (data-format §2.8). */
record LockFile(Path path, FileOperations files) {
  /** What a look at the file showed. */
  sealed interface State {
    /** Nobody has the lock. */
    record Absent() implements State {}

    /** Somebody has it. */
    record Held(LockRecord record) implements State {}

    /** There is a file that says nothing, which counts as held. */
    record Unreadable() implements State {}
  }

  State look() {
    try {
      Optional<LockRecord> record = LockRecord.parse(Files.readString(path));
      return record.isPresent() ? new State.Held(record.get()) : new State.Unreadable();
    } catch (NoSuchFileException e) {
      return new State.Absent();
    } catch (IOException e) {
      return new State.Unreadable();
    }
  }

  /** Takes the lock if nobody has it. */
  boolean tryCreate(LockRecord record) {
    try {
      try {
        files.createExclusively(path, record.bytes());
      } catch (NoSuchFileException e) {
        files.createDirectories(Objects.requireNonNull(path.toAbsolutePath().getParent()));
        files.createExclusively(path, record.bytes());
      }
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot create the lock " + path + ": " + e, e)
          .withHint("Check permissions and free space of the repository's data directory.");
    }
  }

  /**
   * Removes a lock that was judged stale. The file is taken aside before it is looked at once more, because with two
   * waiters a plain deletion can hit the successor's lock; such a lock is put back.
   */
  void removeStale(LockRecord stale) {
    Path aside = path.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      files.rename(path, aside);
    } catch (IOException e) {
      // Another waiter was faster, or the file cannot be moved; the next look tells.
      return;
    }
    try {
      String text = Files.readString(aside);
      if (!LockRecord.parse(text).equals(Optional.of(stale))) {
        files.createExclusively(path, text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // Somebody took the lock in this very moment; exclusive version directories keep the data of both apart.
    } finally {
      deleteQuietly(aside);
    }
  }

  /** Shows that the holder is alive. Returns false when the lock is somebody else's by now. */
  boolean refresh(LockRecord own) throws IOException {
    if (!isHeldBy(own.nonce())) {
      return false;
    }
    files.writeAtomically(path, own.bytes());
    return true;
  }

  /** Removes the lock if it is still this acquisition's. */
  void release(String nonce) {
    if (isHeldBy(nonce)) {
      deleteQuietly(path);
    }
  }

  private boolean isHeldBy(String nonce) {
    return look() instanceof State.Held held && held.record().nonce().equals(nonce);
  }

  private void deleteQuietly(Path file) {
    try {
      files.deleteIfExists(file);
    } catch (IOException e) {
      // A lock that stays becomes stale without its heartbeat; a file that was taken aside is nobody's.
    }
  }
}
