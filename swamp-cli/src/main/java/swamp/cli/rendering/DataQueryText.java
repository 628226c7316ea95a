package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/**
 * {@code data query}: the document for a file or a pipe, as the existing program prints it; for a person a table of the
 * rows, or the selected values one a line.
 */
public final class DataQueryText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    if (!style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    String end = document.path("limited").asBoolean() ? style.dim("There are more; --limit shows more.") + "\n" : "";
    end += document.has("hint") ? document.path("hint").asText() + "\n" : "";
    if (document.has("predicate")) {
      return TableText.of("results", "No data found.", Column.name("NAME", "name"), Column.number("VERSION", "version"),
          Column.of("MODEL", "modelName"), Column.of("SPEC", "specName"), Column.of("TYPE", "dataType"),
          Column.size("SIZE", "size"), Column.age("AGE", "createdAt")).of(document, style) + end;
    }
    StringBuilder text = new StringBuilder();
    document.path("results").forEach(
        value -> text.append(value.isTextual() ? value.textValue() : JsonText.compact(value)).append('\n'));
    return (text.isEmpty() ? "No data found.\n" : text.toString()) + end;
  }
}
