package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.PlainDocumentText;
import swamp.protocol.Request;
import swamp.protocol.SecretInspection;

/** {@code swamp vault inspect}. */
@Command(name = "inspect", description = "Show labels and refreshing of a secret, never the secret.",
    footer = "swamp vault inspect keys api-token")
public final class VaultInspectCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<vault>", description = "Name of the vault.")
  private String vault = "";

  @Parameters(index = "1", paramLabel = "<key>", description = "Name of the secret.")
  private String key = "";

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
    return new SecretInspection(repository.directory(), vault, key);
  }
}
