package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.RunRecordText;
import swamp.cli.rendering.Tables;
import swamp.protocol.OutputGet;
import swamp.protocol.OutputSearch;
import swamp.protocol.Request;

/** {@code swamp model output search}. */
@Command(name = "search", description = "List run records, the newest first.",
    footer = {
        "swamp model output search",
        "swamp model output search speak --json"
    })
public final class OutputSearchCommand implements PickingCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

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
    return watch.text(Tables.runRecords());
  }

  @Override
  public Request request(CommandSession session) {
    return watch.of(new OutputSearch(repository.directory(), query));
  }

  @Override
  public String title() {
    return "Run";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("modelName").asText(), result.path("methodName").asText() + " " + result.path("status").asText() + " " + result.path("startedAt").asText());
  }

  @Override
  public Request shown(JsonNode result) {
    return new OutputGet(repository.directory(), result.path("id").asText());
  }

  @Override
  public DocumentText shownText() {
    return new RunRecordText();
  }

  @Override
  public boolean onlyPrints() {
    return watch.given();
  }
}
