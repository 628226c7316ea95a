package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.Request;
import swamp.protocol.RunHistory;

/** {@code swamp run history}. */
@Command(name = "history", description = "List tracked runs, the newest first.",
    footer = {
        "swamp run history --limit 5",
        "swamp run history --json"
    })
public final class RunHistoryCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Option(names = "--limit", paramLabel = "<n>", description = "Show so many at most.")
  private int limit;

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
    return watch.text(Tables.runs());
  }

  @Override
  public Request request(CommandSession session) {
    return watch.of(new RunHistory(repository.directory(), limit));
  }
}
