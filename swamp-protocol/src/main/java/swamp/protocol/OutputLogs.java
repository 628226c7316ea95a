package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model output logs}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param output as {@link OutputGet#output}
 * @param tail how many lines from the end; 0 for all
 */
public record OutputLogs(Optional<String> repositoryDirectory, String output, int tail) implements OutputRequest {
  static final String COMMAND = "model output logs";

  static OutputLogs fromJson(Members members) {
    return new OutputLogs(
        members.optionalText("repositoryDirectory"),
        members.text("output"),
        members.integer("tail"));
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
        .text("output", output)
        .number("tail", tail)
        .object();
  }
}
