package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import swamp.protocol.JsonText;

/** The objects in one array of the document, each a row of a table. */
public final class TableText implements DocumentText {
  private final String member;
  private final List<Column> columns;
  private final String empty;
  private final boolean documentInPipes;
  private final Function<JsonNode, String> footer;

  private TableText(
      String member, List<Column> columns, String empty, boolean documentInPipes, Function<JsonNode, String> footer) {
    this.member = member;
    this.columns = columns;
    this.empty = empty;
    this.documentInPipes = documentInPipes;
    this.footer = footer;
  }

  /**
   * A table.
   *
   * @param member the array of the document
   * @param empty what is said when it has no element
   */
  public static TableText of(String member, String empty, Column... columns) {
    return new TableText(member, List.of(columns), empty, false, _ -> "");
  }

  /** For a file or a pipe the document itself, as the existing program prints it there. */
  public TableText orDocumentInPipes() {
    return new TableText(member, columns, empty, true, footer);
  }

  /** A line below the table, made from the document; none when it is empty. */
  public TableText withFooter(Function<JsonNode, String> line) {
    return new TableText(member, columns, empty, documentInPipes, line);
  }

  @Override
  public String of(JsonNode document, Style style) {
    if (documentInPipes && !style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    JsonNode elements = document.path(member);
    if (elements.isEmpty()) {
      return empty + "\n";
    }
    Table table = Table.atEdge(columns.stream().map(Column::heading).toList());
    elements.forEach(element -> table.row(columns.stream().map(column -> column.cell(element, style)).toList()));
    String line = footer.apply(document);
    return table.text(style) + (line.isEmpty() ? "" : style.dim(line) + "\n");
  }
}
