package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code model cancel}. */
public final class CancellationText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    document.path("cancelled").forEach(run -> text.append("Cancelled ").append(name(run, style)).append('\n'));
    document.path("pending").forEach(run -> text.append(style.yellow("Still running: ")).append(name(run, style))
        .append(", process ").append(run.path("pid").asText()).append(" on ").append(run.path("hostname").asText())
        .append('\n'));
    return text.toString();
  }

  private static String name(JsonNode run, Style style) {
    return style.bold(run.path("modelType").asText() + "/" + run.path("methodName").asText()) + " (" + run.path("id").asText()
        + ")";
  }
}
