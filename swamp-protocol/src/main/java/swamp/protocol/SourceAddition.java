package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp extension source add}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param path as written by the caller
 * @param kinds kinds of extensions to take; all when empty
 */
public record SourceAddition(
    Optional<String> repositoryDirectory,
    String path,
    List<String> kinds) implements ExtensionRequest {
  static final String COMMAND = "extension source add";

  public SourceAddition {
    kinds = List.copyOf(kinds);
  }

  static SourceAddition fromJson(Members members) {
    return new SourceAddition(
        members.optionalText("repositoryDirectory"),
        members.text("path"),
        members.texts("kinds"));
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
        .texts("kinds", kinds)
        .object();
  }
}
