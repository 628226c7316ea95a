package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.ModelText;
import swamp.cli.rendering.Tables;
import swamp.protocol.ModelGet;
import swamp.protocol.ModelSearch;
import swamp.protocol.Request;

/** {@code swamp model search}. */
@Command(name = "search", description = "List models.",
    footer = {
        "swamp model search",
        "swamp model search probe --all --json"
    })
public final class ModelSearchCommand implements PickingCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a name, type or id.")
  private String query = "";

  @Option(names = "--all", description = "Include definitions that runs of types created.")
  private boolean all;

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
    return watch.text(Tables.models());
  }

  @Override
  public Request request(CommandSession session) {
    return watch.of(new ModelSearch(repository.directory(), query, all));
  }

  @Override
  public String title() {
    return "Model";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("name").asText(), result.path("type").asText());
  }

  @Override
  public Request shown(JsonNode result) {
    return new ModelGet(repository.directory(), result.path("id").asText());
  }

  @Override
  public DocumentText shownText() {
    return new ModelText();
  }

  @Override
  public boolean onlyPrints() {
    return watch.given();
  }
}
