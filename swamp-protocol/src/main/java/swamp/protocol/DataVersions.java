package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp data versions}. */
public record DataVersions(Optional<String> repositoryDirectory, String model, String name) implements DataRequest {
  static final String COMMAND = "data versions";

  static DataVersions fromJson(Members members) {
    return new DataVersions(members.optionalText("repositoryDirectory"), members.text("model"), members.text("name"));
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
        .text("model", model)
        .text("name", name)
        .object();
  }
}
