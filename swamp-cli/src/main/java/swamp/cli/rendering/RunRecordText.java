package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.JsonText;

/** {@code model output get}: the document for a file or a pipe, as the existing program prints it, else its main facts. */
public final class RunRecordText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    if (!style.terminal()) {
      return JsonText.pretty(document) + "\n";
    }
    StringBuilder text = new StringBuilder();
    line(text, style, "Run", document.path("id").asText());
    line(text, style, "Model", document.path("modelName").asText(document.path("definitionId").asText())
        + " (" + document.path("type").asText() + ")");
    line(text, style, "Method", document.path("methodName").asText());
    line(text, style, "Status", style.status(document.path("status").asText()));
    line(text, style, "Started", Clock.withAge(document.path("startedAt").asText()));
    if (document.has("durationMs")) {
      line(text, style, "Took", Clock.duration(document.path("durationMs").asLong()));
    }
    if (document.has("error")) {
      line(text, style, "Error", style.red(PlainText.oneLine(document.path("error").path("message").asText())));
    }
    JsonNode artifacts = document.path("artifacts").path("dataArtifacts");
    if (!artifacts.isEmpty()) {
      text.append(style.bold("Data:")).append('\n');
      artifacts.forEach(artifact -> text.append("  ").append(PlainText.oneLine(artifact.path("name").asText()))
          .append(" v").append(artifact.path("version").asText())
          .append(style.dim(" " + artifact.path("tags").path("type").asText())).append('\n'));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Style style, String name, String value) {
    text.append(style.bold(name + ":")).append(' ').append(value).append('\n');
  }
}
