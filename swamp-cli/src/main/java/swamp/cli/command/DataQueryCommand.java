package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DataQueryText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.DataRowQuery;
import swamp.protocol.Request;

/** {@code swamp data query}. */
@Command(name = "query", description = "Find data by an expression.",
    footer = {
        "swamp data query 'modelName == \"speak\"'",
        "swamp data query 'size > 1000' --select name --limit 10"
    })
public final class DataQueryCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<predicate>",
      description = "An expression over one row, such as: modelName == \"m\" && size > 100")
  private String predicate = "";

  @Option(names = "--select", paramLabel = "<expression>", description = "Show the value of this expression for each row.")
  private String select = "";

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
    return new DataQueryText();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataRowQuery(repository.directory(), predicate, Given.text(select), limit);
  }
}
