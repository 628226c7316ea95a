package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RemovalText;
import swamp.protocol.DataDeletion;
import swamp.protocol.Request;

/** {@code swamp data delete}. */
@Command(name = "delete", description = "Delete versions of a data item.",
    footer = {
        "swamp data delete speak result --version 3",
        "swamp data delete speak result --all --dry-run"
    })
public final class DataDeleteCommand implements ConfirmedCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "<name>", description = "Name of the data item.")
  private String name = "";

  @Option(names = "--version", paramLabel = "<n>", description = "Delete this version.")
  private int version;

  @Option(names = "--all", description = "Delete all versions.")
  private boolean all;

  @Option(names = "--dry-run", description = "Only tell what would be deleted.")
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
    return "Delete " + (all ? "all versions" : "version " + version) + " of " + name + " of model " + model + "?";
  }

  @Override
  public DocumentText text() {
    return new RemovalText();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataDeletion(repository.directory(), model, name, version, all, dryRun, confirmation.given(globals));
  }
}
