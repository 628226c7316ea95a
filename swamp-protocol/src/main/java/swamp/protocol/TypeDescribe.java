package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp model type describe <type>}. */
public record TypeDescribe(Optional<String> repositoryDirectory, String modelType, boolean compact) implements Request {
  static final String COMMAND = "model type describe";

  static TypeDescribe fromJson(Members members) {
    return new TypeDescribe(
        members.optionalText("repositoryDirectory"),
        members.text("modelType"),
        members.flag("compact"));
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
        .text("modelType", modelType)
        .flag("compact", compact)
        .object();
  }
}
