package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code swamp repo init [path]}. */
public record RepositoryInitialization(
    Optional<String> path,
    List<String> tools,
    boolean force,
    boolean includeGitignore)
    implements Request {
  static final String COMMAND = "repo init";

  public RepositoryInitialization {
    tools = List.copyOf(tools);
  }

  static RepositoryInitialization fromJson(Members members) {
    return new RepositoryInitialization(
        members.optionalText("path"),
        members.texts("tools"),
        members.flag("force"),
        members.flag("includeGitignore"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter()
        .text("command", COMMAND)
        .text("path", path)
        .texts("tools", tools)
        .flag("force", force)
        .flag("includeGitignore", includeGitignore)
        .object();
  }
}
