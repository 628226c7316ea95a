package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rows of cells in columns that are as wide as their widest cell. On a terminal that is too narrow the widest columns are
 * cut, and a line below says so; for a file or a pipe nothing is cut.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final List<List<Cell>> rows = new ArrayList<>();
  private final String alignment;
  private final String indent;

  /**
   * One cell.
   *
   * @param text one line, without ANSI codes
   * @param look adds them
   */
  record Cell(String text, UnaryOperator<String> look) {
    Cell {
      text = PlainText.oneLine(text);
    }

    static Cell plain(String text) {
      return new Cell(text, UnaryOperator.identity());
    }
  }

  /**
   * An empty table whose lines are indented by two blanks.
   *
   * @param alignment for each column {@code l} or {@code r}
   */
  Table(String alignment, String... headings) {
    this(alignment, GAP, List.of(headings));
  }

  private Table(String alignment, String indent, List<String> headings) {
    this.alignment = alignment;
    this.indent = indent;
    rows.add(headings.stream().map(Cell::plain).toList());
  }

  /** An empty table that starts at the left edge. */
  static Table atEdge(String alignment, List<String> headings) {
    return new Table(alignment, "", headings);
  }

  void row(String... cells) {
    row(Arrays.stream(cells).map(Cell::plain).toList());
  }

  void row(List<Cell> cells) {
    rows.add(List.copyOf(cells));
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** Whole lines, each ended by a line break. */
  String text(Style style) {
    int[] natural = widths();
    int[] widths = style.terminal() ? fitted(natural, style.columns()) : natural;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i), widths);
      text.append(indent).append(i == 0 ? style.dim(line) : line).append('\n');
    }
    if (!Arrays.equals(natural, widths)) {
      text.append(indent).append(style.dim("Some values are cut to fit; --json shows them whole.")).append('\n');
    }
    return text.toString();
  }

  private String line(List<Cell> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      Cell cell = row.get(column);
      String cut = cut(cell.text(), widths[column]);
      String shown = cut.isEmpty() ? cut : cell.look().apply(cut);
      String padding = " ".repeat(widths[column] - DisplayWidth.of(cut));
      line.append(alignment.charAt(column) == 'r' ? padding + shown : shown + padding).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int[] widths() {
    int[] widths = new int[alignment.length()];
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column).text()));
      }
    }
    return widths;
  }

  /** Takes from the widest column until all fit, or none can give more. */
  private int[] fitted(int[] natural, int columns) {
    int[] widths = natural.clone();
    int excess = indent.length() + Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - columns;
    while (excess > 0) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  /** A member as the text of a cell; empty when it is missing. */
  static String cell(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isMissingNode() || value.isNull() ? "" : FactsText.scalar(value);
  }

  private static String cut(String text, int width) {
    return DisplayWidth.of(text) <= width ? text : DisplayWidth.start(text, width - 1) + "…";
  }
}
