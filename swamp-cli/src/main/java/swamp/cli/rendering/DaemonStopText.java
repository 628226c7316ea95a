package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code daemon stop}: which process ends, and what becomes of its runs. */
public final class DaemonStopText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    int runs = document.path("running").asInt() + document.path("waiting").asInt();
    String text = "The swamp daemon, process " + document.path("pid").asText() + ", is stopping";
    if (runs > 0) {
      text += document.path("now").asBoolean() ? "; cancelled requests: " + runs : " after the requests in work: " + runs;
    }
    return text + ".\n";
  }
}
