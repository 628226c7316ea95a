package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code summarise}. */
public final class SummaryText implements DocumentText {
  @Override
  public String of(JsonNode document, Style style) {
    JsonNode models = document.path("models");
    JsonNode runs = document.path("runs");
    JsonNode data = document.path("data");
    StringBuilder text = new StringBuilder();
    text.append(style.bold("Since ")).append(style.terminal() ? Clock.withAge(document.path("since").asText()) : document.path("since").asText()).append('\n');
    text.append("Models: ").append(models.path("total").asInt()).append(", of which automatic ")
        .append(models.path("automatic").asInt());
    int broken = models.path("broken").asInt();
    text.append(broken == 0 ? "" : ", " + style.red(broken + " unreadable")).append('\n');
    text.append("Runs: ").append(runs.path("total").asInt());
    for (var status : runs.properties()) {
      if (!status.getKey().equals("total") && status.getValue().asInt() > 0) {
        text.append(", ").append(status.getValue().asInt()).append(' ').append(style.status(status.getKey()));
      }
    }
    text.append("\nData: ").append(data.path("items").asInt()).append(" items, ")
        .append(Clock.size(data.path("bytes").asLong())).append(", ").append(data.path("written").asInt())
        .append(" written\n");
    if (!document.path("methods").isEmpty()) {
      text.append('\n').append(TableText.of("methods", "", Column.status("LAST", "lastStatus"),
          Column.name("MODEL", "modelName"), Column.of("METHOD", "methodName"), Column.number("RUNS", "runs"),
          Column.number("FAILED", "failed"), Column.age("AGE", "lastStartedAt"), Column.of("TYPE", "modelType"))
          .of(document, style));
    }
    return text.toString();
  }
}
