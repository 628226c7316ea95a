package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SecretNamesText;
import swamp.protocol.Request;
import swamp.protocol.SecretNames;

/** {@code swamp vault list-keys}. */
@Command(name = "list-keys", description = "List the names of the secrets of a vault.",
    footer = "swamp vault list-keys keys")
public final class VaultKeysCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<vault>", description = "Name of the vault.")
  private String vault = "";

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
  }

  @Override
  public DocumentText text() {
    return new SecretNamesText();
  }

  @Override
  public Request request(CommandSession session) {
    return new SecretNames(repository.directory(), vault);
  }
}
