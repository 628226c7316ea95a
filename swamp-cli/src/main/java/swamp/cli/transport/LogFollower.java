package swamp.cli.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import swamp.cli.rendering.Console;
import swamp.protocol.Stream;

/**
 * Prints a log as it grows, whole lines only. When the log is rotated, the rest of the old file is printed before the
 * new one. {@link #stop} may be called from any thread, everything else from one.
 */
public final class LogFollower {
  private static final long PAUSE_MILLISECONDS = 200;
  private static final int PART_BYTES = 64 * 1024;

  private final Path file;
  private final Console console;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable SeekableByteChannel channel;
  private @Nullable Object key;
  private byte[] begun = new byte[0];

  public LogFollower(Path file, Console console) {
    this.file = file;
    this.console = console;
  }

  /** Prints the last lines there are; what is added from now on belongs to {@link #follow}. */
  public void printEnd(int lines) {
    open();
    SeekableByteChannel opened = channel;
    if (opened == null) {
      return;
    }
    try {
      long size = opened.size();
      LogTail.lines(file, size, lines).forEach(console::printLine);
      opened.position(size);
    } catch (IOException e) {
      console.printErrorLine("The log " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** Prints what is added until {@link #stop}; a log that is not there yet is waited for. */
  public void follow() {
    try {
      do {
        printNew();
        if (isRotated()) {
          printNew();
          close();
          open();
        }
      } while (!stopped.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS));
      printNew();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Lets {@link #follow} return. */
  public void stop() {
    stopped.countDown();
  }

  private void open() {
    try {
      key = keyOf(file);
      channel = Files.newByteChannel(file);
      begun = new byte[0];
    } catch (IOException e) {
      // The daemon will make it when it starts.
      key = null;
      channel = null;
    }
  }

  private boolean isRotated() {
    SeekableByteChannel opened = channel;
    try {
      return opened == null
          ? Files.exists(file)
          : Files.exists(file) && (!Objects.equals(key, keyOf(file)) || opened.size() < opened.position());
    } catch (IOException e) {
      return false;
    }
  }

  private void printNew() {
    SeekableByteChannel opened = channel;
    if (opened == null) {
      return;
    }
    ByteBuffer part = ByteBuffer.allocate(PART_BYTES);
    try {
      while (opened.read(part.clear()) > 0) {
        print(part.flip());
      }
    } catch (IOException e) {
      console.printErrorLine("The log " + file + " cannot be read: " + e.getMessage());
      close();
    }
  }

  /** A character may be cut by the end of a part, a line break never is. */
  private void print(ByteBuffer part) {
    byte[] all = Arrays.copyOf(begun, begun.length + part.remaining());
    part.get(all, begun.length, part.remaining());
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    if (end > 0) {
      console.print(Stream.STDOUT, new String(all, 0, end, StandardCharsets.UTF_8));
    }
    begun = Arrays.copyOfRange(all, end, all.length);
  }

  private void close() {
    SeekableByteChannel opened = channel;
    channel = null;
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      // Nothing was written to it.
    }
  }

  private static @Nullable Object keyOf(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
