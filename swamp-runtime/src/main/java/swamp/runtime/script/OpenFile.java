package swamp.runtime.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A file that the guest holds open. Its position is the channel's; one operation at a time. */
final class OpenFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final boolean appends;
  private volatile @Nullable FileLock lock;

  /**
   * @param appends whether every write goes to the end, wherever the position is
   */
  OpenFile(Path path, Set<OpenOption> options, boolean appends) throws IOException {
    this.path = path;
    this.channel = FileChannel.open(path, options);
    this.appends = appends;
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Up to {@code limit} bytes from the position, or from {@code at} if that is not negative; empty at the end. */
  synchronized Optional<byte[]> read(int limit, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(limit);
    int count = at < 0 ? channel.read(buffer) : channel.read(buffer, at);
    if (count < 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[count];
    buffer.flip().get(bytes);
    return Optional.of(bytes);
  }

  /** Writes all bytes at the position, at {@code at} if that is not negative, or at the end when the file appends. */
  synchronized void write(byte[] bytes, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (appends) {
      channel.position(channel.size());
    }
    long position = at;
    while (buffer.hasRemaining()) {
      if (at < 0 || appends) {
        channel.write(buffer);
      } else {
        position += channel.write(buffer, position);
      }
    }
  }

  /** Moves the position and returns it; {@code whence} 0 from the start, 1 from here, 2 from the end. */
  synchronized long seek(long offset, int whence) throws IOException {
    long base = switch (whence) {
      case 0 -> 0;
      case 1 -> channel.position();
      case 2 -> channel.size();
      default -> throw new HostError("TypeError", "Invalid seek mode: " + whence);
    };
    if (base + offset < 0) {
      throw SystemError.EINVAL.as("");
    }
    channel.position(base + offset);
    return base + offset;
  }

  /** Waits for the lock of the whole file; two holders in this process exclude each other too. */
  void lock(boolean exclusive) throws IOException {
    unlock();
    while (true) {
      try {
        lock = channel.lock(0, Long.MAX_VALUE, !exclusive);
        return;
      } catch (NonWritableChannelException | NonReadableChannelException e) {
        // The JDK locks exclusively only what may be written, and shares only what may be read.
        throw SystemError.EBADF.as("");
      } catch (OverlappingFileLockException e) {
        // The JDK refuses instead of waiting when the other holder is in the same process.
        LockSupport.parkNanos(1_000_000);
        if (Thread.interrupted()) {
          throw new HostError("Interrupted", "the run has ended");
        }
      }
    }
  }

  void unlock() throws IOException {
    FileLock held = lock;
    if (held != null) {
      held.release();
      lock = null;
    }
  }

  synchronized void truncate(long length) throws IOException {
    long position = channel.position();
    resize(channel, length);
    channel.position(position);
  }

  /** Makes a file this long, filled up with zeros. */
  static void resize(FileChannel channel, long length) throws IOException {
    if (length < channel.size()) {
      channel.truncate(length);
    } else if (length > channel.size()) {
      channel.write(ByteBuffer.allocate(1), length - 1);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
