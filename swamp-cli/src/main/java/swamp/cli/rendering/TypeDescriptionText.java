package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model type describe}. */
public final class TypeDescriptionText implements DocumentText {
  private final boolean compact;

  /** @param compact whether data outputs are named only */
  public TypeDescriptionText(boolean compact) {
    this.compact = compact;
  }

  @Override
  public String of(JsonNode document, Style style) {
    return new TypeText(style)
        .line("Type", document.path("type").path("normalized").asText())
        .line("Version", document.path("version").asText())
        .properties("Global Arguments", document.path("globalArguments"))
        .outputs(document.path("dataOutputSpecs"), compact)
        .methods(document.path("methods"))
        .finish();
  }
}
