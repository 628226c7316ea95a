package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model evaluate}: one model or all. */
public final class EvaluationText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    if (document.has("items")) {
      text.append("Evaluated ").append(document.path("evaluated").asInt()).append(" of ")
          .append(document.path("total").asInt()).append(" model definitions\n");
      document.path("items").forEach(item -> add(text, "  ", item, style));
    } else {
      add(text, "", document, style);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String indent, JsonNode model, Style style) {
    text.append(indent).append(style.bold(model.path("name").asText())).append(" (").append(model.path("type").asText());
    if (model.has("error")) {
      text.append(") not evaluated\n").append(indent).append("  ").append(model.path("error").asText()).append('\n');
      return;
    }
    text
        .append(model.path("hadExpressions").asBoolean() ? ") evaluated\n" : ") has no expressions\n")
        .append(indent).append("  Output: ").append(model.path("outputPath").asText()).append('\n');
  }
}
