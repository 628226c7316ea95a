package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RemovalText;
import swamp.protocol.DataPruning;
import swamp.protocol.Request;

/** {@code swamp data prune}. */
@Command(name = "prune", description = "Remove data whose model is gone.",
    footer = {
        "swamp data prune --dry-run",
        "swamp data prune --yes"
    })
public final class DataPruneCommand implements ConfirmedCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Option(names = "--dry-run", description = "Only tell what would be removed.")
  private boolean dryRun;

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
    return "Remove the data of models that are gone?";
  }

  @Override
  public DocumentText text() {
    return new RemovalText();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataPruning(repository.directory(), dryRun, confirmation.given(globals));
  }
}
