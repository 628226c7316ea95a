package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SearchText;
import swamp.protocol.ModelSearch;
import swamp.protocol.Request;

/** {@code swamp model search}. */
@Command(name = "search", description = "List models.")
public final class ModelSearchCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a name, type or id.")
  private String query = "";

  @Option(names = "--all", description = "Include definitions that runs of types created.")
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
    return new SearchText("name", "type");
  }

  @Override
  public Request request(CommandSession session) {
    return new ModelSearch(repository.directory(), query, all);
  }
}
