package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp vault delete}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param confirmed whether the caller has agreed
 */
public record SecretDeletion(
    Optional<String> repositoryDirectory,
    String vault,
    String key,
    boolean confirmed) implements VaultRequest {
  static final String COMMAND = "vault delete";

  static SecretDeletion fromJson(Members members) {
    return new SecretDeletion(
        members.optionalText("repositoryDirectory"),
        members.text("vault"),
        members.text("key"),
        members.flag("confirmed"));
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
        .flag("confirmed", confirmed)
        .object();
  }
}
