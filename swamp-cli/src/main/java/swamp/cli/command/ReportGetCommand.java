package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ReportText;
import swamp.protocol.ReportGet;
import swamp.protocol.Request;

/** {@code swamp report get}. */
@Command(name = "get", description = "Show a report.",
    footer = {
        "swamp report get @acme/costs --model my-probe",
        "swamp report get @acme/costs --model my-probe --version 2"
    })
public final class ReportGetCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<report>", description = "Name of the report, such as @swamp/method-summary.")
  private String report = "";

  @Option(names = "--model", paramLabel = "<model>", description = "On this model; the newest of all models otherwise.")
  private String model = "";

  @Option(names = "--version", paramLabel = "<n>", description = "Which version; the latest otherwise.")
  private int version;

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
    return new ReportText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ReportGet(repository.directory(), report, Given.text(model), version);
  }
}
