package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.Request;
import swamp.protocol.SecretRead;

/** {@code swamp vault read-secret}. */
@Command(name = "read-secret", description = "Print a secret.",
    footer = "swamp vault read-secret keys api-token --yes")
public final class VaultReadCommand implements ConfirmedCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

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
  public ConfirmationOptions confirmation() {
    return confirmation;
  }

  @Override
  public String question() {
    return "Show secret " + key + " of vault " + vault + " here?";
  }

  @Override
  public DocumentText text() {
    return SentenceText.of("{value}");
  }

  @Override
  public Request request(CommandSession session) {
    return new SecretRead(repository.directory(), vault, key, confirmation.given(globals));
  }
}
