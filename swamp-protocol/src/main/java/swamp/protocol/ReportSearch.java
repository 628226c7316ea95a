package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp report search}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param query part of a report's, model's or type's name; empty for all
 * @param model only reports on this model
 */
public record ReportSearch(
    Optional<String> repositoryDirectory,
    String query,
    Optional<String> model) implements ReportRequest {
  static final String COMMAND = "report search";

  static ReportSearch fromJson(Members members) {
    return new ReportSearch(
        members.optionalText("repositoryDirectory"),
        members.text("query"),
        members.optionalText("model"));
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
        .text("query", query)
        .text("model", model)
        .object();
  }
}
