package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.cli.rendering.TypeDescriptionText;
import swamp.protocol.Request;
import swamp.protocol.TypeDescribe;
import swamp.protocol.TypeSearch;

/** {@code swamp model type search}. */
@Command(name = "search", description = "List the types of models.",
    footer = {
        "swamp model type search",
        "swamp model type search probe"
    })
public final class TypeSearchCommand implements PickingCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a name, type or id.")
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
    return Tables.types();
  }

  @Override
  public Request request(CommandSession session) {
    return new TypeSearch(repository.directory(), query);
  }

  @Override
  public String title() {
    return "Type";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("normalized").asText(), "");
  }

  @Override
  public Request shown(JsonNode result) {
    return new TypeDescribe(repository.directory(), result.path("normalized").asText(), false);
  }

  @Override
  public DocumentText shownText() {
    return new TypeDescriptionText(false);
  }
}
