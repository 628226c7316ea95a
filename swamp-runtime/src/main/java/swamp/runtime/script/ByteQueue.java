package swamp.runtime.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Bytes between the thread that reads a pipe and the guest that asks for them; bounded, so that a slow guest slows the
 * writer.
 */
final class ByteQueue {
  private static final int LIMIT = 256 * 1024;

  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private int size;
  private boolean ended;

  synchronized void put(byte[] bytes) throws InterruptedException {
    while (size >= LIMIT && !ended) {
      wait();
    }
    chunks.add(bytes);
    size += bytes.length;
    notifyAll();
  }

  /** The next bytes, or empty at the end. */
  synchronized Optional<byte[]> take() throws InterruptedException {
    while (chunks.isEmpty() && !ended) {
      wait();
    }
    byte[] bytes = chunks.poll();
    if (bytes == null) {
      return Optional.empty();
    }
    size -= bytes.length;
    notifyAll();
    return Optional.of(bytes);
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }
}
