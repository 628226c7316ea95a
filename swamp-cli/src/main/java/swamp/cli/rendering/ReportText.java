package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** {@code report get}: the report itself. */
public final class ReportText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    JsonNode markdown = document.path("markdown");
    String text = markdown.isTextual() ? markdown.textValue() : JsonText.pretty(document.path("json"));
    return text.endsWith("\n") ? text : text + "\n";
  }
}
