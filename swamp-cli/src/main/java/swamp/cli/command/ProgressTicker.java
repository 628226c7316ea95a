package swamp.cli.command;

import java.time.Duration;
import swamp.cli.rendering.ProgressLine;
import swamp.cli.transport.Interruption;

/** Keeps the line of progress moving while a request is under way; costs nothing where nobody sees the line. */
final class ProgressTicker implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final ProgressLine line;
  private final Interruption interruption;
  private volatile boolean ended;

  private ProgressTicker(ProgressLine line, Interruption interruption) {
    this.line = line;
    this.interruption = interruption;
  }

  /** @param awaited whether the request comes to an end by itself; else the line is only cleared in the end */
  static ProgressTicker start(ProgressLine line, boolean awaited, Interruption interruption) {
    ProgressTicker ticker = new ProgressTicker(line, interruption);
    line.begin();
    if (awaited && line.shown()) {
      Thread.ofPlatform().daemon().name("progress").start(ticker::run);
    }
    return ticker;
  }

  @Override
  public void close() {
    synchronized (line) {
      ended = true;
      line.clear();
    }
  }

  private void run() {
    try {
      while (!ended && !interruption.signalled()) {
        Thread.sleep(INTERVAL);
        synchronized (line) {
          if (!ended) {
            line.tick();
          }
        }
      }
      line.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
