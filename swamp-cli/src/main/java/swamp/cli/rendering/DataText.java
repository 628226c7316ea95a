package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code data get}. */
public final class DataText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    line(text, style, "Data", document.path("name").asText() + " (v" + document.path("version").asText() + ")");
    line(text, style, "Model", document.path("modelName").asText() + " (" + document.path("modelType").asText() + ")");
    line(text, style, "Content", document.path("contentType").asText() + ", " + Clock.size(document.path("size").asLong()));
    line(text, style, "Lifetime", document.path("lifetime").asText() + " | GC: " + document.path("garbageCollection").asText());
    line(text, style, "Tags", tags(document.path("tags")));
    JsonNode owner = document.path("ownerDefinition");
    line(text, style, "Owner", owner.path("ownerType").asText() + " (" + owner.path("ownerRef").asText() + ")");
    String createdAt = document.path("createdAt").asText();
    line(text, style, "Created", style.terminal() ? Clock.withAge(createdAt) : createdAt);
    line(text, style, "Path", document.path("contentPath").asText());
    if (document.has("content")) {
      text.append('\n').append(ContentText.text(document.path("content")));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Style style, String name, String value) {
    text.append(style.bold(name + ":")).append(' ').append(PlainText.oneLine(value)).append('\n');
  }

  private static String tags(JsonNode tags) {
    StringBuilder text = new StringBuilder();
    tags.properties().forEach(tag -> text.append(text.isEmpty() ? "" : ", ")
        .append(tag.getKey()).append('=').append(tag.getValue().asText()));
    return text.toString();
  }
}
