package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code swamp vault list-keys}. */
public record SecretNames(Optional<String> repositoryDirectory, String vault) implements VaultRequest {
  static final String COMMAND = "vault list-keys";

  static SecretNames fromJson(Members members) {
    return new SecretNames(members.optionalText("repositoryDirectory"), members.text("vault"));
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
