package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** What a search found: the document itself for a file or a pipe, as the existing program prints it, else a list. */
public final class SearchText implements DocumentText {
  private final String nameMember;
  private final String detailMember;

  /**
   * @param nameMember member of a result that names it
   * @param detailMember member printed beside the name; left out when it says the same
   */
  public SearchText(String nameMember, String detailMember) {
    this.nameMember = nameMember;
    this.detailMember = detailMember;
  }

  @Override
  public String of(JsonNode document, Style style) {
    if (!style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode found : document.path("results")) {
      String name = PlainText.oneLine(found.path(nameMember).asText());
      String detail = PlainText.oneLine(found.path(detailMember).asText());
      text.append(style.bold(name)).append(detail.equals(name) ? "" : " " + style.dim("(" + detail + ")")).append('\n');
    }
    return text.isEmpty() ? "Nothing found.\n" : text.toString();
  }
}
