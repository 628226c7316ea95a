package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The lines of a log, nothing else. */
public final class LinesText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    document.path("lines").forEach(line -> text.append(line.asText()).append('\n'));
    return text.toString();
  }
}
