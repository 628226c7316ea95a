package swamp.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import swamp.protocol.JsonText;
import swamp.runtime.report.ReportSubject.ProducedData;

/** The built-in report on one method run (method-run §4.13). */
public final class MethodSummary {
  public static final String NAME = "@swamp/method-summary";

  /** What it is, for people. */
  public static final String DESCRIPTION = "What one method run did: its arguments, the data it produced, or why it failed.";

  private final String buildIdentifier;

  /** Names the program's build in every report: hexadecimal, where the existing program names its commit. */
  public MethodSummary(String buildIdentifier) {
    this.buildIdentifier = buildIdentifier;
  }

  /** The report on a finished run. */
  public Report report(ReportSubject subject) {
    return Report.made(NAME, markdown(subject), json(subject));
  }

  private String markdown(ReportSubject subject) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(subject.modelName()).append(" (").append(subject.type()).append(") → ")
        .append(subject.methodName()).append(": ").append(subject.status())
        .append(" | git sha: ").append(buildIdentifier).append("\n\n")
        .append(narrative(subject)).append("\n\n");
    subject.error().ifPresent(error -> text.append("## Error\n\n").append(error).append("\n\n"));
    text.append("## Arguments\n\n");
    if (subject.globalArguments().isEmpty() && subject.methodArguments().isEmpty()) {
      text.append("No arguments.\n");
    } else {
      List<String> sections = new ArrayList<>();
      addArguments(sections, "Global Arguments", subject.globalArguments());
      addArguments(sections, "Method Arguments", subject.methodArguments());
      text.append(String.join("\n", sections));
    }
    if (!subject.data().isEmpty()) {
      text.append('\n').append(dataTable(subject));
    }
    return text.toString();
  }

  private static void addArguments(List<String> sections, String heading, JsonNode values) {
    if (!values.isEmpty()) {
      sections.add("**" + heading + "**\n\n```json\n" + JsonText.pretty(values) + "\n```\n");
    }
  }

  private static String dataTable(ReportSubject subject) {
    return subject.data().stream()
        .map(data -> "| **" + data.name() + "** | " + data.kind() + " | `" + data.retrievalCommand(subject.modelName())
            + "` |")
        .collect(Collectors.joining("\n",
            "## Data Output\n\n| Name | Kind | Retrieval Command |\n| ---- | ---- | ----------------- |\n", ""));
  }

  private static String narrative(ReportSubject subject) {
    String start = subject.methodName() + " on " + subject.modelName() + " (" + subject.type() + ") " + subject.status();
    if (subject.error().isPresent()) {
      return start + ": " + subject.error().get();
    }
    if (subject.data().isEmpty()) {
      return start + " with no data output.";
    }
    List<String> parts = new ArrayList<>();
    addCount(parts, subject.data(), "resource");
    addCount(parts, subject.data(), "file");
    return start + ", producing " + String.join(", ", parts) + ".";
  }

  private static void addCount(List<String> parts, List<ProducedData> data, String kind) {
    List<ProducedData> ofKind = data.stream().filter(one -> one.kind().equals(kind)).toList();
    if (!ofKind.isEmpty()) {
      String specs = ofKind.stream().map(ProducedData::specName).distinct().collect(Collectors.joining(", "));
      parts.add(ofKind.size() + " " + kind + (ofKind.size() > 1 ? "s" : "") + " (" + specs + ")");
    }
  }

  private ObjectNode json(ReportSubject subject) {
    ObjectNode json = JsonText.object().put("status", subject.status());
    subject.error().ifPresent(error -> json.put("error", error));
    json.put("modelId", subject.modelId())
        .put("modelName", subject.modelName())
        .put("modelType", subject.type())
        .put("methodName", subject.methodName())
        .put("swampSha", buildIdentifier)
        .put("narrative", narrative(subject));
    json.set("globalArgs", subject.globalArguments());
    json.set("methodArgs", subject.methodArguments());
    json.set("outputSpecs", subject.outputSpecs());
    ArrayNode produced = json.putArray("dataProduced");
    subject.data().forEach(data -> produced.addObject()
        .put("name", data.name())
        .put("kind", data.kind())
        .put("specName", data.specName())
        .put("version", data.version())
        .put("retrievalCommand", data.retrievalCommand(subject.modelName())));
    return json;
  }
}
