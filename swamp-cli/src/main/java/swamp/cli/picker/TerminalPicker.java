package swamp.cli.picker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import swamp.cli.rendering.PlainText;
import swamp.protocol.SwampException;

/**
 * A list on the caller's terminal, below the cursor, that vanishes when the choice is made. One instance serves one choice.
 */
public final class TerminalPicker {
  private static final int MOST_ROWS = 12;
  private static final int ROWS_AROUND = 3;
  private static final int FEWEST_ROWS = 3;

  private final String title;
  private final FilteredChoices choices;
  private final boolean color;
  private volatile boolean stopped;

  /**
   * A picker.
   *
   * @param title what is to be chosen, such as {@code Model}
   */
  public TerminalPicker(String title, List<Choice> choices, boolean color) {
    this.title = title;
    this.choices = new FilteredChoices(choices);
    this.color = color;
  }

  /** Lets {@link #pick} return soon, from another thread. */
  public void stop() {
    stopped = true;
  }

  /**
   * Lets the person choose.
   *
   * @param type the terminal's type, as {@code TERM} tells it
   * @throws SwampException when the terminal cannot be used
   */
  public Picked pick(String type) {
    return RawTerminal.use(type, "With --log the list is printed instead.", this::pick);
  }

  private Picked pick(Terminal terminal) throws IOException {
    Display display = new Display(terminal, false);
    KeyReader keys = new KeyReader(terminal.reader(), () -> stopped);
    try {
      while (true) {
        Size size = terminal.getSize();
        int columns = size.getColumns() > 0 ? size.getColumns() : 80;
        int rows = Math.clamp(size.getRows() - (long) ROWS_AROUND, FEWEST_ROWS, MOST_ROWS);
        display.resize(rows + ROWS_AROUND, columns);
        display.update(lines(rows, columns), cursor());
        switch (keys.next()) {
          case Key.Typed typed -> choices.type(typed.codePoint());
          case Key.Named named -> {
            if (named == Key.Named.ENTER && !choices.fitting().isEmpty()) {
              return new Picked.Chosen(choices.fitting().get(choices.marked()));
            } else if (named == Key.Named.LEAVE) {
              return new Picked.Nothing();
            } else if (named == Key.Named.INTERRUPT) {
              return new Picked.Interrupted();
            }
            apply(named, rows);
          }
        }
      }
    } finally {
      display.update(List.of(), 0);
      terminal.flush();
    }
  }

  private void apply(Key.Named key, int rows) {
    switch (key) {
      case UP -> choices.move(-1);
      case DOWN -> choices.move(1);
      case PAGE_UP -> choices.move(-rows);
      case PAGE_DOWN -> choices.move(rows);
      case DELETE_LAST -> choices.deleteLast();
      case DELETE_WORD -> choices.deleteWord();
      case CLEAR -> choices.clear();
      case ENTER, LEAVE, INTERRUPT, OTHER -> {
        // Enter without a fitting choice, or a key without a meaning.
      }
    }
  }

  private List<AttributedString> lines(int rows, int columns) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(fitting(new AttributedStringBuilder().append(title + ": ", bold()).append(choices.query()), columns));
    List<Integer> shown = choices.fitting();
    int first = Math.clamp((long) choices.marked() - rows / 2, 0, Math.max(0, shown.size() - rows));
    for (int row = first; row < Math.min(shown.size(), first + rows); row++) {
      Choice choice = choices.choice(shown.get(row));
      boolean marked = row == choices.marked();
      lines.add(fitting(new AttributedStringBuilder()
          .append(marked ? "> " : "  ", bold())
          .append(PlainText.oneLine(choice.name()), marked ? bold() : AttributedStyle.DEFAULT)
          .append(choice.detail().isEmpty() ? "" : "  " + PlainText.oneLine(choice.detail()), faint()), columns));
    }
    lines.add(fitting(new AttributedStringBuilder().append(
        shown.size() + " of " + choices.total() + "  ↑↓ move, Enter chooses, Esc leaves", faint()), columns));
    return lines;
  }

  private AttributedStyle bold() {
    return color ? AttributedStyle.BOLD : AttributedStyle.DEFAULT;
  }

  private AttributedStyle faint() {
    return color ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
  }

  private static AttributedString fitting(AttributedStringBuilder line, int columns) {
    AttributedString text = line.toAttributedString();
    return text.columnLength() < columns ? text : text.columnSubSequence(0, columns - 1);
  }

  private int cursor() {
    return new AttributedString(title + ": " + choices.query()).columnLength();
  }
}
