package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.DataVersions;
import swamp.protocol.Request;

/** {@code swamp data versions}. */
@Command(name = "versions", description = "List the versions of a data item.",
    footer = "swamp data versions speak result")
public final class DataVersionsCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "<name>", description = "Name of the data item.")
  private String name = "";

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
    return Tables.dataVersions();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataVersions(repository.directory(), model, name);
  }
}
