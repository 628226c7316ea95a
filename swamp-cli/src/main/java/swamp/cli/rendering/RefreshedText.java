package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** A text that takes the place of the one before on a terminal ({@code --watch}); elsewhere it follows it. */
public final class RefreshedText implements DocumentText {
  // What scrolled away before stays readable.
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final DocumentText text;

  public RefreshedText(DocumentText text) {
    this.text = text;
  }

  @Override
  public String of(JsonNode document, Style style) {
    return (style.terminal() ? CLEAR : "") + text.of(document, style);
  }

  @Override
  public boolean colored() {
    return text.colored();
  }
}
