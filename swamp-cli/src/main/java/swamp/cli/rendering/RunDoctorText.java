package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code run doctor}. */
public final class RunDoctorText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    int reaped = document.path("reaped").asInt();
    String closed = reaped == 0 ? "" : "Closed the records of runs whose process had ended: " + reaped + "\n";
    if (document.path("activeRuns").isEmpty() && document.path("staleRuns").isEmpty()) {
      return closed.isEmpty() ? "No active or stale runs.\n" : closed;
    }
    Table table = Table.atEdge(RunHistoryText.ALIGNMENT, RunHistoryText.HEADINGS);
    document.path("activeRuns").forEach(run -> table.row(RunHistoryText.row(run, style)));
    document.path("staleRuns").forEach(run -> table.row(RunHistoryText.row(run, style)));
    String hint = document.path("staleRuns").isEmpty() ? "" : "Close stale runs with: swamp run gc\n";
    return table.text(style) + hint + closed;
  }
}
