package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ModelText;
import swamp.protocol.ModelGet;
import swamp.protocol.Request;

/** {@code swamp model get}. */
@Command(name = "get", description = "Show a model.",
    footer = {
        "swamp model get speak",
        "swamp model get speak --json"
    })
public final class ModelGetCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

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
    return new ModelText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelGet(repository.directory(), model);
  }
}
