package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.ContentText;
import swamp.cli.rendering.DocumentText;
import swamp.protocol.OutputData;
import swamp.protocol.Request;

/** {@code swamp model output data}. */
@Command(name = "data", description = "Show data that a run produced.",
    footer = {
        "swamp model output data speak --name result",
        "swamp model output data speak --name result --field text"
    })
public final class OutputDataCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<output>",
      description = "Id of a run record, or name or id of a model for its newest.")
  private String output = "";

  @Option(names = "--name", paramLabel = "<name>", description = "Which data item; the first otherwise.")
  private String name = "";

  @Option(names = "--version", paramLabel = "<n>", description = "Which version; the one the run made otherwise.")
  private int version;

  @Option(names = "--field", paramLabel = "<path>", description = "Only this field of JSON content, such as a.b.")
  private String field = "";

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
    return new ContentText("data");
  }

  @Override
  public Request request(CommandSession session) {
    return new OutputData(repository.directory(), output, Given.text(name), version, Given.text(field));
  }
}
