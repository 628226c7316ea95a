package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp vault inspect}: what is known of a secret without the secret.
 *
 * @param repositoryDirectory {@code --repo-dir}
 */
public record SecretInspection(Optional<String> repositoryDirectory, String vault, String key) implements VaultRequest {
  static final String COMMAND = "vault inspect";

  static SecretInspection fromJson(Members members) {
    return new SecretInspection(members.optionalText("repositoryDirectory"), members.text("vault"), members.text("key"));
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
        .text("key", key)
        .object();
  }
}
