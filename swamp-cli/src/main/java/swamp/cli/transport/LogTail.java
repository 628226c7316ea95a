package swamp.cli.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, to be shown when its writer disappeared (lesson 22). */
final class LogTail {
  private static final int LONGEST_BYTES = 4096;
  private static final int MOST_LINES = 10;

  private LogTail() {}

  /** The last lines of this file; empty when it cannot be read. */
  static String of(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - LONGEST_BYTES);
      channel.position(start);
      ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - start));
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // A file may be read in parts.
      }
      return of(new String(end.array(), 0, end.position(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
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
}
