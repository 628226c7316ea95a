package swamp.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.Request;
import swamp.protocol.SourceAddition;

/** {@code swamp extension source add}. */
@Command(name = "add", description = "Take extensions from a directory as well.",
    footer = {
        "swamp extension source add ../shared-extensions",
        "swamp extension source add ../shared-extensions --only models"
    })
public final class SourceAddCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<path>", description = "A directory; ~, $VARIABLES and globs are understood.")
  private String path = "";

  @Option(names = "--only", split = ",", paramLabel = "<kinds>",
      description = "Only these kinds: models, vaults, drivers, datastores, reports, workflows.")
  private List<String> kinds = List.of();

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
    return SentenceText.of("Added extension source: {path}");
  }

  @Override
  public Request request(CommandSession session) {
    return new SourceAddition(repository.directory(), path, kinds);
  }
}
