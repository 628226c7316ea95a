package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp extension source list}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 */
public record SourceList(Optional<String> repositoryDirectory) implements ExtensionRequest {
  static final String COMMAND = "extension source list";

  static SourceList fromJson(Members members) {
    return new SourceList(members.optionalText("repositoryDirectory"));
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
