package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** The document itself, as the existing program prints it where nothing else is agreed; facts in lines for a person. */
public final class PlainDocumentText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    return style.terminal() ? new FactsText().of(document, style) : JsonText.pretty(document) + "\n";
  }
}
