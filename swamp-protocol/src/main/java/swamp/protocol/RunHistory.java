package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp run history}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param limit how many at most, the newest; 0 for all
 */
public record RunHistory(Optional<String> repositoryDirectory, int limit) implements TrackedRunRequest, Watchable {
  static final String COMMAND = "run history";

  static RunHistory fromJson(Members members) {
    return new RunHistory(members.optionalText("repositoryDirectory"), members.integer("limit"));
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
        .number("limit", limit)
        .object();
  }
}
