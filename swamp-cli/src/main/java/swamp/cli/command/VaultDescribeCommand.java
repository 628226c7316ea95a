package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.PlainDocumentText;
import swamp.protocol.Request;
import swamp.protocol.VaultDescribe;

/** {@code swamp vault describe}. */
@Command(name = "describe", description = "Describe a vault.",
    footer = "swamp vault describe keys")
public final class VaultDescribeCommand implements RequestCommand {
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
    return new VaultDescribe(repository.directory(), vault);
  }
}
