package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model output get} and {@code model method history get}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param output id of a run record, or name or id of a model, which means its newest
 */
public record OutputGet(Optional<String> repositoryDirectory, String output) implements OutputRequest {
  static final String COMMAND = "model output get";

  static OutputGet fromJson(Members members) {
    return new OutputGet(members.optionalText("repositoryDirectory"), members.text("output"));
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
        .object();
  }
}
