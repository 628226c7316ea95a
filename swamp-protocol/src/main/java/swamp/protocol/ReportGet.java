package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp report get}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param report name of a report, such as {@code @swamp/method-summary}
 * @param model the newest of all models when absent
 * @param version 0 for the latest
 */
public record ReportGet(
    Optional<String> repositoryDirectory,
    String report,
    Optional<String> model,
    int version) implements ReportRequest {
  static final String COMMAND = "report get";

  static ReportGet fromJson(Members members) {
    return new ReportGet(
        members.optionalText("repositoryDirectory"),
        members.text("report"),
        members.optionalText("model"),
        members.integer("version"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("command", COMMAND)
        .text("repositoryDirectory", repositoryDirectory)
        .text("report", report)
        .text("model", model)
        .number("version", version)
        .object();
  }
}
