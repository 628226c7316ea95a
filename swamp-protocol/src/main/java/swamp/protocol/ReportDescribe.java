package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp report describe}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 */
public record ReportDescribe(Optional<String> repositoryDirectory, String report) implements ReportRequest {
  static final String COMMAND = "report describe";

  static ReportDescribe fromJson(Members members) {
    return new ReportDescribe(members.optionalText("repositoryDirectory"), members.text("report"));
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
        .object();
  }
}
