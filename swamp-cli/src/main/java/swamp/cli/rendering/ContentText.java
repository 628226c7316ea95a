package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** One member of the document: text as it is, anything else as JSON. */
public final class ContentText implements DocumentText {
  private final String member;

  public ContentText(String member) {
    this.member = member;
  }

  @Override
  public String of(JsonNode document, Style style) {
    return text(document.path(member));
  }

  static String text(JsonNode content) {
    return (content.isTextual() ? content.textValue() : JsonText.pretty(content)) + "\n";
  }
}
