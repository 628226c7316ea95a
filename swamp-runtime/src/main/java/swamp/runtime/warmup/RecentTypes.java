package swamp.runtime.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.Timing;

/**
 * The types whose methods were run lately, kept in a file of the user's cache from process to process: names only, no
 * arguments, since these may be secret. A file that is missing or cannot be understood only costs warmth. Thread-safe.
 */
public final class RecentTypes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecentTypes.class);
  private static final int MOST = 32;
  private static final Duration WRITING_DELAY = Duration.ofSeconds(5);

  private final Path file;
  private final FileOperations files;
  private final Timing timing;
  private final CompletableFuture<Void> closing = new CompletableFuture<>();
  /** The least recently used one comes first. */
  private final SequencedSet<RecentType> types = new LinkedHashSet<>();
  private boolean writing;

  /**
   * A type of one repository.
   *
   * @param repository its directory, absolute
   * @param type the type's normalized name
   */
  public record RecentType(Path repository, String type) {}

  /** Reads what an earlier process has left in the file. */
  public RecentTypes(Path file, FileOperations files, Timing timing) {
    this.file = file;
    this.files = files;
    this.timing = timing;
    read();
  }

  /** The types, the one used last first. */
  public synchronized List<RecentType> latestFirst() {
    return List.copyOf(types.reversed());
  }

  /** Notes a use. The file follows in the background, soon after. */
  public void used(Path repository, String type) {
    RecentType used = new RecentType(repository, type);
    synchronized (this) {
      if (!types.isEmpty() && types.getLast().equals(used)) {
        return;
      }
      types.addLast(used);
      if (types.size() > MOST) {
        types.removeFirst();
      }
      if (writing || closing.isDone()) {
        return;
      }
      writing = true;
    }
    Thread.ofVirtual().name("swamp-recent-types").start(this::writeLater);
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    closing.complete(null);
    synchronized (this) {
      if (!writing) {
        return;
      }
    }
    write();
  }

  private void writeLater() {
    try {
      timing.pause(WRITING_DELAY, closing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!closing.isDone()) {
      write();
    }
  }

  private void write() {
    ArrayNode document = JsonText.object().arrayNode();
    synchronized (this) {
      writing = false;
      types.reversed().forEach(type -> document.addObject()
          .put("repository", type.repository().toString())
          .put("type", type.type()));
    }
    try {
      files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      files.writeAtomically(file, JsonText.compact(document).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("the list of recently used types {} cannot be written: {}", file, e.toString());
    }
  }

  private void read() {
    try {
      List<RecentType> found = new ArrayList<>();
      for (JsonNode entry : JsonText.parse(Files.readString(file))) {
        String repository = entry.path("repository").asText();
        String type = entry.path("type").asText();
        if (!repository.isEmpty() && !type.isEmpty() && found.size() < MOST) {
          found.add(new RecentType(Path.of(repository), type));
        }
      }
      types.addAll(found.reversed());
    } catch (NoSuchFileException e) {
      // Nothing was used yet.
    } catch (IOException | SwampException | java.nio.file.InvalidPathException e) {
      LOG.warn("the list of recently used types {} cannot be read: {}", file, e.toString());
    }
  }
}
