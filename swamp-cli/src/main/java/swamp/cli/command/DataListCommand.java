package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DataListText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.DataList;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SwampException;
import swamp.protocol.WorkflowDataList;

/** {@code swamp data list}. */
@Command(name = "list", description = "List the data of a model.",
    footer = {
        "swamp data list speak",
        "swamp data list speak --type resource --json"
    })
public final class DataListCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Mixin private WorkflowOptions workflow = new WorkflowOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<model>",
      description = "Name or id of the model; with --workflow or --run it may be left out.")
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
    return watch.text(new DataListText());
  }

  @Override
  public Request request(CommandSession session) {
    if (workflow.given()) {
      return new WorkflowDataList(
          repository.directory(), Given.text(model), Given.text(type), workflow.workflow(), workflow.run());
    }
    if (model.isEmpty()) {
      throw new SwampException(ErrorCode.USAGE, "Missing argument(s): model").withoutShownCode();
    }
    return watch.of(new DataList(repository.directory(), model, Given.text(type)));
  }
}
