package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp extension list}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 */
public record ExtensionList(Optional<String> repositoryDirectory) implements ExtensionRequest {
  static final String COMMAND = "extension list";

  static ExtensionList fromJson(Members members) {
    return new ExtensionList(members.optionalText("repositoryDirectory"));
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
        .object();
  }
}
