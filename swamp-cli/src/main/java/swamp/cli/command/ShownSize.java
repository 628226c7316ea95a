package swamp.cli.command;

import java.util.Map;
import java.util.Optional;
import swamp.cli.rendering.Style;
import swamp.cli.rendering.TerminalSize;

/**
 * How much can be shown at once: what {@code COLUMNS} and {@code LINES} tell, else what the terminal tells, which is asked at
 * most once because that takes a process. For one thread.
 */
public final class ShownSize {
  private final int toldColumns;
  private final int toldRows;
  /** The inner one is empty when the terminal does not tell. */
  private Optional<Optional<TerminalSize>> asked = Optional.empty();

  public ShownSize(TerminalFacts terminal, Map<String, String> environment) {
    this.toldColumns = terminal.columns(environment);
    this.toldRows = terminal.rows(environment);
  }

  /** The width. */
  public int columns() {
    return toldColumns == 0 ? terminal().map(TerminalSize::columns).orElse(Style.PLAIN.columns()) : toldColumns;
  }

  /** The width without asking the terminal. */
  int toldColumns() {
    return toldColumns == 0 ? Style.PLAIN.columns() : toldColumns;
  }

  /** Rows as well; more than anybody prints when nobody tells how many there are. */
  TerminalSize whole() {
    int rows = toldRows == 0 ? terminal().map(TerminalSize::rows).orElse(Integer.MAX_VALUE) : toldRows;
    return new TerminalSize(rows, columns());
  }

  private Optional<TerminalSize> terminal() {
    if (asked.isEmpty()) {
      asked = Optional.of(TerminalSize.read());
    }
    return asked.get();
  }
}
