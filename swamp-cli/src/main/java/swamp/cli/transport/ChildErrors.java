package swamp.cli.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Reads a child's standard error all the time, so that it never blocks, and keeps the end of it. */
final class ChildErrors {
  private static final int KEPT_BYTES = 8192;
  private static final long END_WAIT_MILLISECONDS = TimeUnit.SECONDS.toMillis(1);

  private final InputStream source;
  private final Thread reader;
  private byte[] kept = new byte[0];

  private ChildErrors(InputStream source) {
    this.source = source;
    this.reader = Thread.ofPlatform().daemon().name("child-errors").unstarted(this::readAll);
  }

  static ChildErrors of(Process child) {
    ChildErrors errors = new ChildErrors(child.getErrorStream());
    errors.reader.start();
    return errors;
  }

  /** The end of what the child wrote; waits a moment for the rest when the child has just ended. */
  String text() {
    try {
      reader.join(END_WAIT_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return new String(kept, StandardCharsets.UTF_8);
    }
  }

  private void readAll() {
    byte[] part = new byte[KEPT_BYTES];
    try {
      for (int length = source.read(part); length >= 0; length = source.read(part)) {
        keep(part, length);
      }
    } catch (IOException e) {
      // The stream ends with its process, one way or another.
    }
  }

  private synchronized void keep(byte[] part, int length) {
    int old = Math.min(kept.length, KEPT_BYTES - length);
    byte[] next = new byte[old + length];
    System.arraycopy(kept, kept.length - old, next, 0, old);
    System.arraycopy(part, 0, next, old, length);
    kept = next;
  }
}
