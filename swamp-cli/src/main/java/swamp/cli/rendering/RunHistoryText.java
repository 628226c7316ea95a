package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import swamp.cli.rendering.Table.Cell;

/** {@code run history}: a table. */
public final class RunHistoryText implements DocumentText {
  static final List<String> HEADINGS =
      List.of("STATUS", "KIND", "NAME", "ID", "AGE", "INITIATED BY", "PID", "HOST");
  static final String ALIGNMENT = "llllllrl";
  private static final int SHORT_ID = 8;

  @Override
  public String of(JsonNode document, Style style) {
    if (document.path("runs").isEmpty()) {
      return "No runs.\n";
    }
    Table table = Table.atEdge(ALIGNMENT, HEADINGS);
    document.path("runs").forEach(run -> table.row(row(run, style)));
    return table.text(style);
  }

  static List<Cell> row(JsonNode run, Style style) {
    boolean method = run.path("runKind").asText().equals("model_method");
    String id = run.path("id").asText();
    return List.of(
        new Cell(run.path("stale").asBoolean() ? "stale" : run.path("status").asText(), style::status),
        Cell.plain(method ? "method" : "workflow"),
        new Cell(method
            ? run.path("modelType").asText() + "/" + run.path("methodName").asText()
            : run.path("workflowName").asText(), style::bold),
        new Cell(id.substring(0, Math.min(SHORT_ID, id.length())), style::dim),
        Cell.plain(Clock.age(Instant.parse(run.path("startedAt").asText()), Instant.now())),
        Cell.plain(run.path("initiatedBy").asText("")),
        Cell.plain(run.path("pid").asText()),
        Cell.plain(run.path("hostname").asText()));
  }
}
