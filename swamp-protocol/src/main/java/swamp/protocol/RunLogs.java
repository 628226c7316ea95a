package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model method history logs}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param run as {@link OutputGet#output}
 * @param tail how many lines from the end; 0 for all
 */
public record RunLogs(Optional<String> repositoryDirectory, String run, int tail) implements OutputRequest {
  static final String COMMAND = "model method history logs";

  static RunLogs fromJson(Members members) {
    return new RunLogs(members.optionalText("repositoryDirectory"), members.text("run"), members.integer("tail"));
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
        .text("run", run)
        .number("tail", tail)
        .object();
  }
}
