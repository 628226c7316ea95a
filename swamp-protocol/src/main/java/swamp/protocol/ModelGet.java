package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp model get <model>}. */
public record ModelGet(Optional<String> repositoryDirectory, String model) implements Request {
  static final String COMMAND = "model get";

  static ModelGet fromJson(Members members) {
    return new ModelGet(members.optionalText("repositoryDirectory"), members.text("model"));
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
        .object();
  }
}
