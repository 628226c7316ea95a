package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SearchText;
import swamp.protocol.Request;
import swamp.protocol.TypeSearch;

/** {@code swamp model type search}. */
@Command(name = "search", description = "List the types of models.")
public final class TypeSearchCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a name, type or id.")
  private String query = "";

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
    return new SearchText("normalized", "raw");
  }

  @Override
  public Request request(CommandSession session) {
    return new TypeSearch(repository.directory(), query);
  }
}
