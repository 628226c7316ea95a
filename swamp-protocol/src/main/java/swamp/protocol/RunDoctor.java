package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp run doctor}. */
public record RunDoctor(Optional<String> repositoryDirectory) implements TrackedRunRequest, Watchable {
  static final String COMMAND = "run doctor";

  static RunDoctor fromJson(Members members) {
    return new RunDoctor(members.optionalText("repositoryDirectory"));
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
