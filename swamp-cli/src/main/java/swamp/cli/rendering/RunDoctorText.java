package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code run doctor}. */
public final class RunDoctorText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    StringBuilder text = new StringBuilder();
    add(text, "active", document.path("activeRuns"));
    add(text, "stale", document.path("staleRuns"));
    if (document.path("reaped").asInt() > 0) {
      text.append("Closed the records of runs whose process had ended: ").append(document.path("reaped").asInt()).append('\n');
    }
    return text.isEmpty() ? "No active or stale runs.\n" : text.toString();
  }

  private static void add(StringBuilder text, String kind, JsonNode runs) {
    runs.forEach(run -> text.append(kind).append("  ").append(run.path("id").asText()).append("  ")
        .append(run.path("modelType").asText(run.path("workflowName").asText())).append(" pid ")
        .append(run.path("pid").asText()).append(" since ").append(run.path("startedAt").asText()).append('\n'));
  }
}
