package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model cancel}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param model name or id; without it the one run that is active
 * @param all every active run
 */
public record ModelCancel(
    Optional<String> repositoryDirectory,
    Optional<String> model,
    boolean all) implements TrackedRunRequest {
  static final String COMMAND = "model cancel";

  static ModelCancel fromJson(Members members) {
    return new ModelCancel(
        members.optionalText("repositoryDirectory"),
        members.optionalText("model"),
        members.flag("all"));
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
        .text("model", model)
        .flag("all", all)
        .object();
  }
}
