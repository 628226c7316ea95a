package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.LinesText;
import swamp.protocol.OutputLogs;
import swamp.protocol.Request;

/** {@code swamp model output logs}. */
@Command(name = "logs", description = "Show the log of a run.",
    footer = "swamp model output logs speak --tail 20")
public final class OutputLogsCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private LogOptions log = new LogOptions();

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
    return new LinesText();
  }

  @Override
  public Request request(CommandSession session) {
    return log.of(repository.directory(), output, () -> new OutputLogs(repository.directory(), output, log.tail()));
  }
}
