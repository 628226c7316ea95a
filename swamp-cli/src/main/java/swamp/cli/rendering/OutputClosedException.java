package swamp.cli.rendering;

import java.io.IOException;

/** Standard output can no longer be written, mostly because the reader of a pipe has gone (lesson 19). */
public final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutputClosedException(IOException cause) {
    super("Standard output is closed", cause);
  }
}
