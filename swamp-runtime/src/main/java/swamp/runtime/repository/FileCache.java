package swamp.runtime.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import swamp.protocol.SwampException;

/**
 * Values parsed from files and used again as long as the file is the same. Thread-safe.
 *
 * <p>An unchanged {@link FileStamp} is trusted only when the file was at rest for two seconds before it was read: an
 * edit within the same tick of the file system's clock that keeps the size leaves the stamp as it was. Until then the
 * file is read each time, and parsed again only when its hash differs.
 *
 * @param <T> what a file is parsed to; immutable
 */
public final class FileCache<T> {
  private static final Duration REST = Duration.ofSeconds(2);

  private final Parser<T> parser;
  private final int largestFile;
  private final long capacity;
  private final InstantSource clock;
  private final LinkedHashMap<Path, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  /** Makes a value of a file's text. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * The value.
     *
     * @throws SwampException when the text is wrong; remembered like a value until the file changes
     */
    T parse(Path file, String text) throws IOException;

    /**
     * Looks at where the path leads before the file is read, also when its content will turn out to be known.
     *
     * @throws IOException when it may not be read
     */
    default void admit(Path file) throws IOException {}
  }

  private record Entry<T>(
      FileStamp stamp, boolean atRest, String hash, @Nullable T value, @Nullable SwampException failure) {
    Entry<T> seenAgain(FileStamp now, boolean nowAtRest) {
      return new Entry<>(now, nowAtRest, hash, value, failure);
    }
  }

  /**
   * An empty cache.
   *
   * @param largestFile bytes; larger files are refused unread
   * @param capacity bytes of files whose values are kept, the longest unused going first
   */
  public FileCache(Parser<T> parser, int largestFile, long capacity, InstantSource clock) {
    this.parser = parser;
    this.largestFile = largestFile;
    this.capacity = capacity;
    this.clock = clock;
  }

  /**
   * The value of the file as it is now.
   *
   * @throws SwampException what the parser said of this content
   * @throws IOException when the file is missing or cannot be read
   */
  public T get(Path file) throws IOException {
    Optional<Entry<T>> known = known(file);
    try {
      FileStamp stamp = FileStamp.of(file);
      if (known.isPresent() && known.get().atRest() && known.get().stamp().equals(stamp)) {
        return outcome(known.get());
      }
      Entry<T> entry = read(file, stamp, known);
      keep(file, entry);
      return outcome(entry);
    } catch (IOException e) {
      forget(file);
      throw e;
    }
  }

  /** Forgets a file, for instance one that was removed. */
  public void forget(Path file) {
    synchronized (entries) {
      Entry<T> removed = entries.remove(file);
      weight -= removed == null ? 0 : removed.stamp().size();
    }
  }

  private Optional<Entry<T>> known(Path file) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(file));
    }
  }

  private void keep(Path file, Entry<T> entry) {
    synchronized (entries) {
      forget(file);
      entries.put(file, entry);
      weight += entry.stamp().size();
      var eldest = entries.entrySet().iterator();
      while (weight > capacity && eldest.hasNext()) {
        Map.Entry<Path, Entry<T>> going = eldest.next();
        weight -= going.getValue().stamp().size();
        eldest.remove();
      }
    }
  }

  private Entry<T> read(Path file, FileStamp stamp, Optional<Entry<T>> known) throws IOException {
    if (stamp.size() > largestFile) {
      throw new FileSystemException(
          file.toString(), null, "too large: " + stamp.size() + " bytes, at most " + largestFile + " are read");
    }
    // The instant is taken before reading, so a change during the reading counts as later.
    boolean atRest = isAtRest(stamp, clock.instant());
    parser.admit(file);
    byte[] content = Files.readAllBytes(file);
    String hash = sha256(content);
    if (known.isPresent() && known.get().hash().equals(hash)) {
      return known.get().seenAgain(stamp, atRest);
    }
    try {
      T value = parser.parse(file, new String(content, StandardCharsets.UTF_8));
      return new Entry<>(stamp, atRest, hash, value, null);
    } catch (SwampException e) {
      return new Entry<>(stamp, atRest, hash, null, e);
    }
  }

  private static boolean isAtRest(FileStamp stamp, Instant now) {
    Instant latest = Instant.EPOCH.plusNanos(Math.max(stamp.modified(), stamp.changed()));
    return Duration.between(latest, now).compareTo(REST) >= 0;
  }

  private static <T> T outcome(Entry<T> entry) {
    if (entry.failure() != null) {
      throw entry.failure();
    }
    return java.util.Objects.requireNonNull(entry.value());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
