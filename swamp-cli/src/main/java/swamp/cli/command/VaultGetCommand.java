package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.PlainDocumentText;
import swamp.protocol.Request;
import swamp.protocol.VaultGet;

/** {@code swamp vault get}. */
@Command(name = "get", description = "Show the configuration of a vault, never a secret.",
    footer = "swamp vault get keys")
public final class VaultGetCommand implements RequestCommand {
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
    return new PlainDocumentText();
  }

  @Override
  public Request request(CommandSession session) {
    return new VaultGet(repository.directory(), vault);
  }
}
