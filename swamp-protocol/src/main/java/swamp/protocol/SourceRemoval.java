package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp extension source rm}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param path as it was written
 */
public record SourceRemoval(Optional<String> repositoryDirectory, String path) implements ExtensionRequest {
  static final String COMMAND = "extension source rm";

  static SourceRemoval fromJson(Members members) {
    return new SourceRemoval(members.optionalText("repositoryDirectory"), members.text("path"));
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
        .text("path", path)
        .object();
  }
}
