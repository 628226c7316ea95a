package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code swamp repo upgrade}.
 *
 * @param path the repository; the caller's working directory when absent
 * @param tools {@code --tool}, AI tools to enrol; the present ones when empty
 * @param includeGitignore whether to manage a block in {@code .gitignore} from now on
 */
public record RepositoryUpgrade(
    Optional<String> path,
    List<String> tools,
    boolean includeGitignore) implements Request {
  static final String COMMAND = "repo upgrade";

  public RepositoryUpgrade {
    tools = List.copyOf(tools);
  }

  static RepositoryUpgrade fromJson(Members members) {
    return new RepositoryUpgrade(
        members.optionalText("path"),
        members.texts("tools"),
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
        .flag("includeGitignore", includeGitignore)
        .object();
  }
}
