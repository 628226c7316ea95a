package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RemovalText;
import swamp.protocol.DataCollection;
import swamp.protocol.Request;

/** {@code swamp data gc}. */
@Command(name = "gc", description = "Remove old versions and expired data.",
    footer = {
        "swamp data gc --dry-run",
        "swamp data gc --yes"
    })
public final class DataCollectCommand implements ConfirmedCommand {
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
    return "Remove expired data and old versions?";
  }

  @Override
  public DocumentText text() {
    return new RemovalText();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataCollection(repository.directory(), dryRun, confirmation.given(globals));
  }
}
