package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model delete}. */
public final class DeletionText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    JsonNode deleted = document.path("deleted");
    return "Deleted " + style.bold(deleted.path("name").asText()) + " (" + deleted.path("type").asText() + ") with "
        + document.path("outputsDeleted").asInt() + " run record(s)"
        + (document.path("dataDeleted").asBoolean() ? " and its data" : "") + "\n";
  }
}
