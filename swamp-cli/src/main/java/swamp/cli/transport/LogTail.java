package swamp.cli.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, to be shown when its writer disappeared (lesson 22). */
public final class LogTail {
  private static final int LONGEST_BYTES = 4096;
  private static final int LONGEST_LINE_BYTES = 1024;
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_LINES = 10;

  private LogTail() {}

  /** The last lines of this file; empty when it cannot be read. */
  static String of(Path file) {
    return of(end(file, Long.MAX_VALUE, LONGEST_BYTES));
  }

  /** The last so many lines of this file; fewer when it has no more, or when they are very long. */
  public static List<String> lines(Path file, int count) {
    return lines(file, Long.MAX_VALUE, count);
  }

  /** The same of the file's first {@code size} bytes. */
  static List<String> lines(Path file, long size, int count) {
    List<String> lines = end(file, size, (int) Math.min(MOST_BYTES, (long) count * LONGEST_LINE_BYTES)).lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** The last lines of this text. */
  static String of(String text) {
    List<String> lines = text.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
  }

  /** The tail as the end of a message: a colon and indented lines; nothing when it is empty. */
  static String section(String tail) {
    return tail.isEmpty() ? "" : ". Its last words:\n" + tail.indent(2).stripTrailing();
  }

  private static String end(Path file, long size, int longest) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long last = Math.min(size, channel.size());
      long start = Math.max(0, last - longest);
      channel.position(start);
      ByteBuffer end = ByteBuffer.allocate((int) (last - start));
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // A file may be read in parts.
      }
      return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
