package swamp.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.FactsText;
import swamp.protocol.ReportDescribe;
import swamp.protocol.Request;

/** {@code swamp report describe}. */
@Command(name = "describe", description = "Tell what a report is and which models have it.",
    footer = "swamp report describe @acme/costs")
public final class ReportDescribeCommand implements RequestCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", paramLabel = "<report>", description = "Name of the report, such as @swamp/method-summary.")
  private String report = "";

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
    return new FactsText();
  }

  @Override
  public Request request(CommandSession session) {
    return new ReportDescribe(repository.directory(), report);
  }
}
