package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** A document of few facts, one a line, as the answers about the daemon are; objects within are indented. */
public final class FactsText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    add(text, "", document, style);
    return text.toString();
  }

  private static void add(StringBuilder text, String indent, JsonNode members, Style style) {
    for (var member : members.properties()) {
      JsonNode value = member.getValue();
      text.append(indent).append(style.bold(member.getKey() + ":"));
      if (value.isObject() && !value.isEmpty()) {
        text.append('\n');
        add(text, indent + "  ", value, style);
      } else {
        text.append(' ').append(scalar(value)).append('\n');
      }
    }
  }

  static String scalar(JsonNode value) {
    return PlainText.oneLine(value.isTextual() ? value.textValue() : JsonText.compact(value));
  }
}
