package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rows of cells in columns that are as wide as their widest cell. On a terminal that is too narrow values are cut and
 * columns left out, and a line below says so; for a file or a pipe everything is shown.
 */
final class Table {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<Heading> headings;
  private final String indent;

  /**
   * What a column is called.
   *
   * @param number whether it is aligned to the right, and never cut
   */
  record Heading(String text, boolean number, Importance importance) {
    static Heading of(String text) {
      return new Heading(text, false, Importance.USUAL);
    }

    static Heading essential(String text) {
      return new Heading(text, false, Importance.ESSENTIAL);
    }

    static Heading number(String text) {
      return new Heading(text, true, Importance.USUAL);
    }
  }

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

  /** An empty table whose lines are indented by two blanks. */
  Table(Heading... headings) {
    this(GAP, List.of(headings));
  }

  private Table(String indent, List<Heading> headings) {
    this.indent = indent;
    this.headings = headings;
    rows.add(headings.stream().map(heading -> Cell.plain(heading.text())).toList());
  }

  /** An empty table that starts at the left edge. */
  static Table atEdge(List<Heading> headings) {
    return new Table("", headings);
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
    ColumnWidths widths = new ColumnWidths(headings, naturalWidths(), GAP.length());
    if (style.terminal()) {
      widths.fit(style.columns() - indent.length());
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i), widths);
      text.append(indent).append(i == 0 ? style.dim(line) : line).append('\n');
    }
    String note = note(widths, style.columns() - indent.length());
    return text.append(note.isEmpty() ? "" : indent + style.dim(note) + "\n").toString();
  }

  private String line(List<Cell> row, ColumnWidths widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      if (widths.shows(column)) {
        Cell cell = row.get(column);
        String cut = cut(cell.text(), widths.of(column));
        String shown = cut.isEmpty() ? cut : cell.look().apply(cut);
        String padding = " ".repeat(widths.of(column) - DisplayWidth.of(cut));
        line.append(headings.get(column).number() ? padding + shown : shown + padding).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  private int[] naturalWidths() {
    int[] widths = new int[headings.size()];
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(row.get(column).text()));
      }
    }
    return widths;
  }

  /** Says what is missing, in as many words as there is room for; empty when nothing is. */
  private static String note(ColumnWidths widths, int room) {
    List<String> leftOut = widths.leftOut();
    if (leftOut.isEmpty() && !widths.cuts()) {
      return "";
    }
    Stream<String> forms = leftOut.isEmpty()
        ? Stream.of("Some values are cut to fit; --json shows them whole.", "Cut to fit; --json shows all.")
        : Stream.of("No room for " + String.join(", ", leftOut) + "; --json shows all.",
            leftOut.size() + " columns left out; --json shows all.", "Cut to fit; --json shows all.");
    return forms.filter(form -> form.length() <= room).findFirst().orElse("Cut; see --json.");
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
