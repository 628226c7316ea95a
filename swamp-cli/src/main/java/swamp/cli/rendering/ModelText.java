package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model get}. */
public final class ModelText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    return new TypeText(style)
        .line("Name", document.path("name").asText() + " (" + document.path("type").asText() + ")")
        .line("ID", document.path("id").asText())
        .line("Version", document.path("version").asText())
        .values("Tags", document.path("tags"))
        .values("Global Arguments", document.path("globalArguments"))
        .blank()
        .line("Type Version", document.path("typeVersion").asText())
        .properties("Global Arguments Schema", document.path("globalArgumentsSchema"))
        .properties("Inputs", document.path("inputs"))
        .methods(document.path("methods"))
        .finish();
  }
}
