package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import swamp.cli.rendering.Table.Cell;
import swamp.protocol.JsonText;

/** {@code data list}: the document for a file or a pipe, as the existing program prints it, else one table. */
public final class DataListText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    if (!style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    if (document.path("groups").isEmpty()) {
      return "No data.\n";
    }
    Table table = Table.atEdge("llrrll", List.of("TYPE", "NAME", "VERSION", "SIZE", "AGE", "CONTENT"));
    document.path("groups").forEach(group -> group.path("items").forEach(item -> table.row(List.of(
        Cell.plain(group.path("type").asText()),
        new Cell(item.path("name").asText(), style::bold),
        Cell.plain(item.path("version").asText()),
        Cell.plain(Clock.size(item.path("size").asLong())),
        Cell.plain(Clock.age(Instant.parse(item.path("createdAt").asText()), Instant.now())),
        new Cell(item.path("contentType").asText(), style::dim)))));
    return table.text(style);
  }
}
