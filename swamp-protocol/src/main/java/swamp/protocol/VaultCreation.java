package swamp.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code swamp vault create}.
 *
 * @param repositoryDirectory {@code --repo-dir}
 * @param name made from the type otherwise
 * @param config JSON object
 * @param auditsReads whether reads are noted in the audit log
 */
public record VaultCreation(
    Optional<String> repositoryDirectory,
    String vaultType,
    Optional<String> name,
    Optional<String> config,
    boolean auditsReads) implements VaultRequest {
  static final String COMMAND = "vault create";

  static VaultCreation fromJson(Members members) {
    return new VaultCreation(
        members.optionalText("repositoryDirectory"),
        members.text("vaultType"),
        members.optionalText("name"),
        members.optionalText("config"),
        members.flag("auditsReads"));
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
        .text("vaultType", vaultType)
        .text("name", name)
        .text("config", config)
        .flag("auditsReads", auditsReads)
        .object();
  }
}
