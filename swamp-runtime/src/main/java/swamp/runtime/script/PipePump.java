package swamp.runtime.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Empties one pipe of a subprocess into a sink, on a thread of its own: reading a pipe occupies a thread until the last
 * holder of its other end is gone, which must never be one of the few that carry virtual threads.
 */
final class PipePump {
  private static final int CHUNK = 64 * 1024;

  /** Takes bytes in order; may block to hold the writer back. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] bytes) throws InterruptedException;
  }

  private final InputStream pipe;
  private final Sink sink;
  private final Runnable end;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param end called once, after the last bytes or when the pump was stopped
   */
  PipePump(InputStream pipe, Sink sink, Runnable end) {
    this.pipe = pipe;
    this.sink = sink;
    this.end = end;
  }

  PipePump start() {
    Thread.ofPlatform().daemon().name("swamp-pipe").start(this::pump);
    return this;
  }

  private void pump() {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int count = pipe.read(chunk); count >= 0 && ended.getCount() > 0; count = pipe.read(chunk)) {
        sink.accept(Arrays.copyOf(chunk, count));
      }
    } catch (IOException e) {
      // The pipe was closed under the reader: the end of what there is to read.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stop();
    }
  }

  /** Waits until the pipe is at its end or the pump is stopped; false when neither happened in time. */
  boolean awaitEnd(long milliseconds) throws InterruptedException {
    return ended.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** Lets everybody go who waits for this pipe, even while a stranger still holds its other end. */
  void stop() {
    boolean first;
    synchronized (this) {
      first = ended.getCount() > 0;
      ended.countDown();
    }
    if (first) {
      end.run();
      try {
        pipe.close();
      } catch (IOException e) {
        // Nothing is left to be read from it.
      }
    }
  }
}
