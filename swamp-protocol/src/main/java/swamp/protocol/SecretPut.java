package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * {@code swamp vault put}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param value the secret; without it a refresh command makes it, or only what is kept beside the secret is changed
 * @param refreshFrom {@code --refresh-from}: the shell command that makes the secret anew
 * @param refreshTtl {@code --refresh-ttl}: for how long the secret is fresh
 * @param clearRefresh {@code --clear-refresh}: the secret stays as it is from now on
 * @param labels {@code --label}: added to those that the secret has
 * @param confirmed whether the caller has agreed to replace another value
 */
public record SecretPut(
    Optional<String> repositoryDirectory,
    String vault,
    String key,
    Optional<String> value,
    Optional<String> refreshFrom,
    Optional<String> refreshTtl,
    boolean clearRefresh,
    Map<String, String> labels,
    boolean confirmed) implements VaultRequest {
  static final String COMMAND = "vault put";

  /** A secret without anything beside it. */
  public SecretPut(
      Optional<String> repositoryDirectory, String vault, String key, String value, boolean confirmed) {
    this(repositoryDirectory, vault, key, Optional.of(value), Optional.empty(), Optional.empty(), false, Map.of(), confirmed);
  }

  static SecretPut fromJson(Members members) {
    return new SecretPut(
        members.optionalText("repositoryDirectory"),
        members.text("vault"),
        members.text("key"),
        members.optionalText("value"),
        members.optionalText("refreshFrom"),
        members.optionalText("refreshTtl"),
        members.flag("clearRefresh"),
        members.textMap("labels"),
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
        .text("refreshFrom", refreshFrom)
        .text("refreshTtl", refreshTtl)
        .flag("clearRefresh", clearRefresh)
        .textMap("labels", labels)
        .flag("confirmed", confirmed)
        .object();
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "SecretPut[vault=" + vault + ", key=" + key + "]";
  }
}
