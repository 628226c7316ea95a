package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.DataRenaming;
import swamp.protocol.Request;

/** {@code swamp data rename}. */
@Command(name = "rename", description = "Give a data item another name; the old one leads to it.",
    footer = "swamp data rename speak result greeting")
public final class DataRenameCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Parameters(index = "1", paramLabel = "<old>", description = "Name of the data item.")
  private String oldName = "";

  @Parameters(index = "2", paramLabel = "<new>", description = "Its new name.")
  private String newName = "";

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
    return SentenceText.of("Renamed {oldName} to {newName} (version {newVersion}) of {modelName}");
  }

  @Override
  public Request request(CommandSession session) {
    return new DataRenaming(repository.directory(), model, oldName, newName);
  }
}
