package swamp.runtime.extension;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a file when it was last read. Attributes decide when they can, the content's hash when they cannot:
 * a file that changed shortly before it was read may change again within one tick of the file system's clock, so its
 * attributes prove nothing until they have aged (lessons, rule 15).
 */
sealed interface FileState {
  /** Longer than the coarsest time stamps of file systems in use. */
  long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(2);

  Path path();

  /** The hash of the content, or {@code -} when there is no readable regular file. */
  String hash();

  /** This state when it still holds, a renewed one when only attributes changed, or empty when the content differs. */
  Optional<FileState> revalidated(InstantSource clock);

  /** There is no readable regular file. */
  record Absent(Path path) implements FileState {
    @Override
    public String hash() {
      return "-";
    }

    @Override
    public Optional<FileState> revalidated(InstantSource clock) {
      return isStillAbsent() ? Optional.of(this) : Optional.empty();
    }

    boolean isStillAbsent() {
      return !Files.isRegularFile(path) || !Files.isReadable(path);
    }
  }

  /** A regular file was read. */
  record Present(Path path, String hash, Stamp stamp, boolean settled) implements FileState {
    @Override
    public Optional<FileState> revalidated(InstantSource clock) {
      if (settled && stamp.equals(Stamp.of(path))) {
        return Optional.of(this);
      }
      FileState now = read(path, clock).state();
      return now.hash().equals(hash) ? Optional.of(now) : Optional.empty();
    }

    /** Whether the very same file has the same attributes, and the same content where those prove nothing. */
    boolean isUntouched() {
      return stamp.equals(Stamp.of(path))
          && (settled || read(path, InstantSource.system()).state().hash().equals(hash));
    }
  }

  /** A state with the content that was read for it; empty content when absent. */
  final class Reading {
    private final FileState state;
    private final byte[] content;

    private Reading(FileState state, byte[] content) {
      this.state = state;
      this.content = content;
    }

    FileState state() {
      return state;
    }

    /** The bytes themselves, not to be changed. */
    byte[] content() {
      return content;
    }
  }

  /** Reads a file so that state and content belong together. */
  static Reading read(Path path, InstantSource clock) {
    try {
      Stamp before = Stamp.of(path);
      while (before != null && before.regular()) {
        Instant instant = clock.instant();
        byte[] content = Files.readAllBytes(path);
        Stamp after = Stamp.of(path);
        if (before.equals(after)) {
          FileState state = new Present(path, ContentHash.of(content), before, before.isOlderThan(instant));
          return new Reading(state, content);
        }
        before = after;
      }
    } catch (IOException e) {
      // Unreadable is treated as missing: the bundler reports why when the file is really wanted.
    }
    return new Reading(new Absent(path), new byte[0]);
  }

  /** The attributes that change when a file is written, replaced or moved; {@code ctime} survives a restored mtime. */
  record Stamp(long modifiedNanos, long changedNanos, long size, long inode, boolean regular) {
    /** The stamp of what the path leads to, following links, or null when there is nothing. */
    static @Nullable Stamp of(Path path) {
      try {
        Map<String, Object> attributes =
            Files.readAttributes(path, "unix:lastModifiedTime,ctime,size,ino,isRegularFile");
        return new Stamp(
            nanos(attributes.get("lastModifiedTime")),
            nanos(attributes.get("ctime")),
            number(attributes.get("size")),
            number(attributes.get("ino")),
            Boolean.TRUE.equals(attributes.get("isRegularFile")));
      } catch (IOException e) {
        return null;
      }
    }

    boolean isOlderThan(Instant instant) {
      long now = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
      return Math.max(modifiedNanos, changedNanos) < now - SETTLING_NANOS;
    }

    private static long nanos(@Nullable Object time) {
      return time instanceof FileTime fileTime ? fileTime.to(TimeUnit.NANOSECONDS) : 0;
    }

    private static long number(@Nullable Object value) {
      return value instanceof Number number ? number.longValue() : 0;
    }
  }
}
