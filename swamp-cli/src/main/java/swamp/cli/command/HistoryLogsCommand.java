package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.LinesText;
import swamp.protocol.Request;
import swamp.protocol.RunLogs;

/** {@code swamp model method history logs}. */
@Command(name = "logs", description = "Show the log of a run.",
    footer = {
        "swamp model method history logs speak",
        "swamp model method history logs speak --tail 20"
    })
public final class HistoryLogsCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private LogOptions log = new LogOptions();

  @Parameters(index = "0", paramLabel = "<run>", description = "Id of a run, or name or id of a model for its newest.")
  private String run = "";

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
    return log.of(repository.directory(), run, () -> new RunLogs(repository.directory(), run, log.tail()));
  }
}
