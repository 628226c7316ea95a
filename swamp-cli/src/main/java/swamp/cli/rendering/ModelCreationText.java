package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model create}. */
public final class ModelCreationText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    return new TypeText(style)
        .line("Created", document.path("name").asText() + " (" + document.path("type").asText() + ")")
        .line("Path", document.path("path").asText())
        .line("Version", document.path("version").asText())
        .properties("Global Arguments", document.path("globalArguments"))
        .methods(document.path("methods"))
        .finish();
  }
}
