package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code run history}: a table. */
public final class RunHistoryText implements DocumentText {
  private static final List<String> HEADINGS =
      List.of("STATUS", "KIND", "NAME", "ID", "AGE", "INITIATED BY", "PID", "HOST");
  private static final int SHORT_ID = 8;

  @Override
  public String of(JsonNode document, Style style) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    document.path("runs").forEach(run -> rows.add(row(run)));
    return rows.size() == 1 ? "No runs.\n" : table(rows);
  }

  private static List<String> row(JsonNode run) {
    boolean method = run.path("runKind").asText().equals("model_method");
    String id = run.path("id").asText();
    return List.of(
        run.path("stale").asBoolean() ? "stale" : run.path("status").asText(),
        method ? "method" : "workflow",
        method ? run.path("modelType").asText() + "/" + run.path("methodName").asText() : run.path("workflowName").asText(),
        id.substring(0, Math.min(SHORT_ID, id.length())),
        age(Duration.between(Instant.parse(run.path("startedAt").asText()), Instant.now())),
        run.path("initiatedBy").asText(""),
        run.path("pid").asText(),
        run.path("hostname").asText());
  }

  private static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
  }

  static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
