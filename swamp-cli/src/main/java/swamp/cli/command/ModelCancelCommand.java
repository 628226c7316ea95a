package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.CancellationText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.ModelCancel;
import swamp.protocol.Request;

/** {@code swamp model cancel}. */
@Command(name = "cancel", description = "Cancel the active run of a model.",
    footer = {
        "swamp model cancel speak",
        "swamp model cancel --all"
    })
public final class ModelCancelCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<model>",
      description = "Name or id of the model; the one active run otherwise.")
  private String model = "";

  @Option(names = "--all", description = "Cancel all active runs.")
  private boolean all;

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
    return new CancellationText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelCancel(repository.directory(), Given.text(model), all);
  }
}
