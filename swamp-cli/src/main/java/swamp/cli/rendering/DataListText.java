package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.JsonText;

/** {@code data list}: the document for a file or a pipe, as the existing program prints it, else one table. */
public final class DataListText implements DocumentText {
  private static final DocumentText TABLE = TableText.of("items", "No data.", Column.of("TYPE", "group"),
      Column.name("NAME", "name"), Column.number("VERSION", "version"), Column.size("SIZE", "size"),
      Column.age("AGE", "createdAt"), Column.faint("CONTENT", "contentType"));

  @Override
  public String of(JsonNode document, Style style) {
    if (!style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    ObjectNode all = JsonText.object();
    ArrayNode rows = all.putArray("items");
    document.path("groups").forEach(group -> group.path("items").forEach(item -> {
      ObjectNode row = rows.addObject();
      row.setAll((ObjectNode) item);
      row.set("group", group.path("type"));
    }));
    return TABLE.of(all, style);
  }
}
