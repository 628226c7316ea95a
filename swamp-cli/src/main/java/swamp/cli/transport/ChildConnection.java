package swamp.cli.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** A connection to a one-shot child over its standard input and output. */
final class ChildConnection implements Connection {
  private static final long EXIT_WAIT_SECONDS = 2;
  private static final int FIRST_SIGNAL_STATUS = 128;

  private final Process child;
  private final ChildErrors errors;

  ChildConnection(Process child) {
    this.child = child;
    this.errors = ChildErrors.of(child);
  }

  @Override
  public InputStream input() {
    return child.getInputStream();
  }

  @Override
  public OutputStream output() {
    return child.getOutputStream();
  }

  @Override
  public boolean resident() {
    return false;
  }

  @Override
  public SwampException ended() {
    return new SwampException(ErrorCode.TRANSPORT_BROKEN,
        "The swamp runtime ended before it had answered (" + exit() + ")" + LogTail.section(LogTail.of(errors.text())));
  }

  // The child ends by itself at the end of its input; waiting for that would only cost time.
  @Override
  public void close() {
    try {
      child.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  private String exit() {
    try {
      if (!child.waitFor(EXIT_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return "process " + child.pid() + " is still running";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "process " + child.pid();
    }
    int status = child.exitValue();
    return status > FIRST_SIGNAL_STATUS ? "signal " + (status - FIRST_SIGNAL_STATUS) : "exit status " + status;
  }
}
