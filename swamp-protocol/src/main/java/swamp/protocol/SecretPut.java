package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp vault put}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param value the secret
 * @param confirmed whether the caller has agreed to replace another value
 */
public record SecretPut(
    Optional<String> repositoryDirectory,
    String vault,
    String key,
    String value,
    boolean confirmed) implements VaultRequest {
  static final String COMMAND = "vault put";

  static SecretPut fromJson(Members members) {
    return new SecretPut(
        members.optionalText("repositoryDirectory"),
        members.text("vault"),
        members.text("key"),
        members.text("value"),
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
        .text("value", value)
        .flag("confirmed", confirmed)
        .object();
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "SecretPut[vault=" + vault + ", key=" + key + "]";
  }
}
