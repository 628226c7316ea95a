package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp model delete}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param confirmed whether the caller has agreed
 */
public record ModelDeletion(
    Optional<String> repositoryDirectory,
    String model,
    boolean confirmed) implements DefinitionRequest {
  static final String COMMAND = "model delete";

  static ModelDeletion fromJson(Members members) {
    return new ModelDeletion(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.flag("confirmed"));
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
        .flag("confirmed", confirmed)
        .object();
  }
}
