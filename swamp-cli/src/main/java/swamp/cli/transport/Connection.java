package swamp.cli.transport;

import java.io.InputStream;
import java.io.OutputStream;
import swamp.protocol.SwampException;

/** Two byte streams to one runtime. Reading and writing may happen on different threads. */
public interface Connection extends AutoCloseable {
  InputStream input();

  OutputStream output();

  /** Whether a resident daemon is at the other end, which another one can replace. */
  boolean resident();

  /** Why the streams ended before the exit frame, as far as can be told from here; may wait a moment for that. */
  SwampException ended();

  /** Ends both directions; never fails. */
  @Override
  void close();
}
