package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.Request;
import swamp.protocol.VaultTypeSearch;

/** {@code swamp vault type search}. */
@Command(name = "search", description = "List types of vaults.",
    footer = "swamp vault type search")
public final class VaultTypeSearchCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of what to find.")
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
    return Tables.vaultTypes();
  }

  @Override
  public Request request(CommandSession session) {
    return new VaultTypeSearch(repository.directory(), query);
  }
}
