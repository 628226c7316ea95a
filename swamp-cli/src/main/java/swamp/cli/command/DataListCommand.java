package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.PlainDocumentText;
import swamp.protocol.DataList;
import swamp.protocol.Request;

/** {@code swamp data list}. */
@Command(name = "list", description = "List the data of a model.")
public final class DataListCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<model>", description = "Name or id of the model.")
  private String model = "";

  @Option(names = "--type", paramLabel = "<type>", description = "Only data of this type: resource, file, report ...")
  private String type = "";

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
    return new PlainDocumentText();
  }

  @Override
  public Request request(CommandSession session) {
    return new DataList(repository.directory(), model, Given.text(type));
  }
}
