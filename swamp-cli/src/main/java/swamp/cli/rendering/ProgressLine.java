package swamp.cli.rendering;

import swamp.cli.transport.Waiting;
import swamp.protocol.Stream;

/**
 * One line on a terminal's standard error that says what is being waited for, and that vanishes when the wait is over.
 * Where nobody watches, nothing is written. For one thread at a time.
 */
public final class ProgressLine implements Waiting {
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final boolean shown;
  private final int columns;
  private boolean visible;

  /** @param shown whether standard error is a terminal and the caller wants chatter */
  public ProgressLine(Console console, boolean shown, int columns) {
    this.console = console;
    this.shown = shown;
    this.columns = columns;
  }

  /** Replaces the line. */
  @Override
  public void show(String text) {
    if (shown) {
      String fitting = text.length() < columns ? text : text.substring(0, Math.max(0, columns - 1));
      console.print(Stream.STDERR, ERASE + fitting);
      visible = true;
    }
  }

  /** Takes the line away. */
  @Override
  public void clear() {
    if (visible) {
      console.print(Stream.STDERR, ERASE);
      visible = false;
    }
  }
}
