package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The lines of a log, or one of them, and nothing else. */
public final class LinesText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    if (document.has("line")) {
      return line(document.path("line"), style);
    }
    StringBuilder text = new StringBuilder();
    document.path("lines").forEach(line -> text.append(line(line, style)));
    return text.toString();
  }

  @Override
  public boolean colored() {
    return true;
  }

  private static String line(JsonNode line, Style style) {
    return (style.terminal() ? PlainText.visible(line.asText(), style.color()) : line.asText()) + "\n";
  }
}
