package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A run's log line by line while the run goes on.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param run as {@link OutputGet#output}
 * @param tail how many lines there are already are told first; 0 for all
 */
public record LogFollowing(Optional<String> repositoryDirectory, String run, int tail) implements OutputRequest {
  static final String COMMAND = "model method history logs --follow";

  static LogFollowing fromJson(Members members) {
    return new LogFollowing(members.optionalText("repositoryDirectory"), members.text("run"), members.integer("tail"));
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
        .text("run", run)
        .number("tail", tail)
        .object();
  }
}
