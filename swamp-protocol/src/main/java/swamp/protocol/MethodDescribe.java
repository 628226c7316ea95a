package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp model method describe <model> <method>}. */
public record MethodDescribe(Optional<String> repositoryDirectory, String model, String method) implements Request {
  static final String COMMAND = "model method describe";

  static MethodDescribe fromJson(Members members) {
    return new MethodDescribe(
        members.optionalText("repositoryDirectory"),
        members.text("model"),
        members.text("method"));
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
        .text("method", method)
        .object();
  }
}
