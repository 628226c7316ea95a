package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns that are as wide as their widest cell. */
final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final String alignment;

  /**
   * An empty table.
   *
   * @param alignment for each column {@code l} or {@code r}
   */
  Table(String alignment, String... headings) {
    this.alignment = alignment;
    rows.add(List.of(headings));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.size() == 1;
  }

  /** The lines, the headings emphasized, each indented by two blanks. */
  String text(Style style) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      String line = line(rows.get(i));
      text.append(GAP).append(i == 0 ? style.dim(line) : line).append('\n');
    }
    return text.toString();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      String cell = row.get(column);
      String padding = " ".repeat(rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0) - cell.length());
      boolean right = alignment.charAt(column) == 'r';
      line.append(right ? padding + cell : cell + padding).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** A member as a cell; empty when it is missing. */
  static String cell(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isMissingNode() || value.isNull() ? "" : FactsText.scalar(value);
  }
}
