package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code repo init}. */
public final class RepositoryText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder("Initialized swamp repository at ").append(document.path("path").asText());
    String separator = " (tools: ";
    for (JsonNode tool : document.path("tools")) {
      text.append(separator).append(tool.asText());
      separator = ", ";
    }
    text.append(document.path("tools").isEmpty() ? "" : ")").append('\n');
    JsonNode steps = document.path("nextSteps");
    if (!steps.isEmpty()) {
      text.append('\n').append(style.bold("What's next:")).append('\n');
      steps.forEach(step -> text.append("  → ").append(step.asText()).append('\n'));
    }
    return text.toString();
  }
}
