package swamp.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of items' directories, so that a write lists no directory and a read parses no record that it
 * knows. What is remembered counts only while the directory has the same inode and modification time; that time may be
 * coarse, so readers compare the {@code latest} marker too and writers rely on the exclusive making of version
 * directories. Bounded; thread-safe.
 */
final class ItemMemory {
  private static final int CAPACITY = 512;

  private final Map<Path, Known> items = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, Known> eldest) {
      return size() > CAPACITY;
    }
  };

  /** Identity and modification time of a directory. */
  record Stamp(@Nullable Object identity, FileTime modified) {
    /** The stamp now, or empty when there is no such directory. */
    static Optional<Stamp> of(Path directory) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(directory, BasicFileAttributes.class);
        return Optional.of(new Stamp(attributes.fileKey(), attributes.lastModifiedTime()));
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * An item as it was.
   *
   * @param highest the highest version directory, whole or not; 0 when there is none, negative when nobody counted
   */
  record Known(Optional<Stamp> stamp, int highest, Optional<DataVersion> latest) {
    boolean isCounted() {
      return highest >= 0;
    }
  }

  /** What is known of a directory that still has this stamp. */
  synchronized Optional<Known> recall(Path directory, Optional<Stamp> stamp) {
    Known known = items.get(directory);
    return known != null && stamp.isPresent() && known.stamp().equals(stamp) ? Optional.of(known) : Optional.empty();
  }

  synchronized void remember(Path directory, Known known) {
    items.put(directory, known);
  }

  synchronized void forget(Path directory) {
    items.remove(directory);
  }
}
