package swamp.runtime.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.IsoTime;
import swamp.runtime.time.Timing;
import swamp.runtime.time.Timing.Heartbeat;

/**
 * The log file of one run (data-format §2.7). Lines are collected and written at the end, when there are many, or when
 * the oldest has waited for a moment, so that somebody can follow a long run. A log that cannot be written never fails
 * a run. Thread-safe.
 */
public final class RunLog implements AutoCloseable {
  private static final int FLUSH_SIZE = 16 * 1024;
  private static final Duration FLUSH_AFTER = Duration.ofMillis(500);

  private final Path file;
  private final FileOperations files;
  private final Timing timing;
  private final UnaryOperator<String> redaction;
  private final Consumer<String> warnings;
  private final ReentrantLock lock = new ReentrantLock();
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private Optional<Heartbeat> flusher = Optional.empty();
  private boolean created;
  private boolean closed;
  private boolean broken;

  /**
   * A log that becomes a file when it is closed or its first lines are written.
   *
   * @param redaction replaces the secrets known so far in a line's message
   * @param warnings takes a sentence, at most once, when the file cannot be written
   */
  public RunLog(
      Path file, FileOperations files, Timing timing, UnaryOperator<String> redaction, Consumer<String> warnings) {
    this.file = file;
    this.files = files;
    this.timing = timing;
    this.redaction = redaction;
    this.warnings = warnings;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * Adds one line; after {@link #close} it is dropped.
   *
   * @param category segments joined with {@code ·}, such as {@code model·method·run·p1·sync}
   * @param message with the values filled in, texts among them quoted by {@link LogText#quoted}
   */
  public void add(Instant at, LogLevel level, String category, String message) {
    String line = line(at, level, category, redaction.apply(message)) + "\n";
    lock.lock();
    try {
      if (closed) {
        return;
      }
      waiting.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      if (waiting.size() >= FLUSH_SIZE) {
        write();
      } else if (flusher.isEmpty()) {
        flusher = Optional.of(timing.every(FLUSH_AFTER, this::flush));
      }
    } finally {
      lock.unlock();
    }
  }

  /** One line without line break, as it stands in the file and on a terminal. */
  public static String line(Instant at, LogLevel level, String category, String message) {
    return IsoTime.text(at) + " [" + level + "] " + category + ": " + message;
  }

  /** Writes what has been collected; the file exists afterwards even when nothing was logged. */
  public void flush() {
    lock.lock();
    try {
      if (waiting.size() > 0 || !created) {
        write();
      }
      stopFlusher();
    } finally {
      lock.unlock();
    }
  }

  /** Writes the rest; the file exists afterwards even when nothing was logged. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      stopFlusher();
      if (waiting.size() > 0 || !created) {
        write();
      }
    } finally {
      lock.unlock();
    }
  }

  private void stopFlusher() {
    flusher.ifPresent(Heartbeat::stop);
    flusher = Optional.empty();
  }

  private void write() {
    byte[] lines = waiting.toByteArray();
    waiting.reset();
    if (broken) {
      return;
    }
    try {
      append(lines);
      created = true;
    } catch (IOException e) {
      broken = true;
      warnings.accept("The run's log " + file + " cannot be written and is left incomplete: " + e);
    }
  }

  private void append(byte[] lines) throws IOException {
    try {
      files.append(file, lines);
    } catch (NoSuchFileException e) {
      files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      files.append(file, lines);
    }
  }
}
