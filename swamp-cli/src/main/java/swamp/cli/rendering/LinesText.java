package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The lines of a log, or one of them, and nothing else. */
public final class LinesText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    if (document.has("line")) {
      return document.path("line").asText() + "\n";
    }
    StringBuilder text = new StringBuilder();
    document.path("lines").forEach(line -> text.append(line.asText()).append('\n'));
    return text.toString();
  }
}
