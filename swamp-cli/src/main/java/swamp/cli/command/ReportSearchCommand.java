package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ReportText;
import swamp.cli.rendering.Tables;
import swamp.protocol.ReportGet;
import swamp.protocol.ReportSearch;
import swamp.protocol.Request;

/** {@code swamp report search}. */
@Command(name = "search", description = "List the reports that runs have left.",
    footer = {
        "swamp report search",
        "swamp report search --model my-probe"
    })
public final class ReportSearchCommand implements PickingCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();

  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a report's, model's or type's name.")
  private String query = "";

  @Option(names = "--model", paramLabel = "<model>", description = "Only reports on this model.")
  private String model = "";

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
    return Tables.reports();
  }

  @Override
  public Request request(CommandSession session) {
    return new ReportSearch(repository.directory(), query, Given.text(model));
  }

  @Override
  public String title() {
    return "Report";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("name").asText(), result.path("modelName").asText());
  }

  @Override
  public Request shown(JsonNode result) {
    return new ReportGet(repository.directory(), result.path("dataName").asText(),
        Optional.of(result.path("modelId").asText()), 0);
  }

  @Override
  public DocumentText shownText() {
    return new ReportText();
  }
}
