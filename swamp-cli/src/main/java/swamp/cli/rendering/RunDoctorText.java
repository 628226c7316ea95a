package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.JsonText;

/** {@code run doctor}. */
public final class RunDoctorText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    int reaped = document.path("reaped").asInt();
    String closed = reaped == 0 ? "" : "Closed the records of runs whose process had ended: " + reaped + "\n";
    if (document.path("activeRuns").isEmpty() && document.path("staleRuns").isEmpty()) {
      return closed.isEmpty() ? "No active or stale runs.\n" : closed;
    }
    ObjectNode all = JsonText.object();
    ArrayNode runs = all.putArray("runs");
    document.path("activeRuns").forEach(runs::add);
    document.path("staleRuns").forEach(runs::add);
    String hint = document.path("staleRuns").isEmpty() ? "" : "Close stale runs with: swamp run gc\n";
    return Tables.runs().of(all, style) + hint + closed;
  }
}
