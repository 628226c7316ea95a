package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp vault get}. */
public record VaultGet(Optional<String> repositoryDirectory, String vault) implements VaultRequest {
  static final String COMMAND = "vault get";

  static VaultGet fromJson(Members members) {
    return new VaultGet(members.optionalText("repositoryDirectory"), members.text("vault"));
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
        .text("vault", vault)
        .object();
  }
}
