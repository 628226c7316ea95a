package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.Request;
import swamp.protocol.SecretDeletion;

/** {@code swamp vault delete}. */
@Command(name = "delete", description = "Delete a secret.",
    footer = {
        "swamp vault delete keys api-token",
        "swamp vault delete keys api-token --yes"
    })
public final class VaultDeleteCommand implements ConfirmedCommand {
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
    return "Delete secret " + key + " from vault " + vault + "?";
  }

  @Override
  public DocumentText text() {
    return SentenceText.of("Deleted secret {secretKey} from vault {vaultName}");
  }

  @Override
  public Request request(CommandSession session) {
    return new SecretDeletion(repository.directory(), vault, key, confirmation.given(globals));
  }
}
