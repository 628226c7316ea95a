package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RunRecordText;
import swamp.protocol.OutputGet;
import swamp.protocol.Request;

/** {@code swamp model output get}. */
@Command(name = "get", description = "Show a run record.",
    footer = {
        "swamp model output get speak",
        "swamp model output get speak --json"
    })
public final class OutputGetCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<output>",
      description = "Id of a run record, or name or id of a model for its newest.")
  private String output = "";

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
    return new RunRecordText();
  }

  @Override
  public Request request(CommandSession session) {
    return new OutputGet(repository.directory(), output);
  }
}
