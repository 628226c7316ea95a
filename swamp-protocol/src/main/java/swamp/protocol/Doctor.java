package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp doctor}: what the runtime can find out about its surroundings and a repository.
 *
 * @param repositoryDirectory {@code --repo-dir}
 */
public record Doctor(Optional<String> repositoryDirectory) implements Request {
  static final String COMMAND = "doctor";

  static Doctor fromJson(Members members) {
    return new Doctor(members.optionalText("repositoryDirectory"));
  }

  @Override
  public String command() {
    return COMMAND;
  }

  @Override
  public ObjectNode toJson() {
    return new MemberWriter().text("command", COMMAND).text("repositoryDirectory", repositoryDirectory).object();
  }
}
