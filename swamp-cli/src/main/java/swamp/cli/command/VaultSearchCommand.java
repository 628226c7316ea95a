package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.PlainDocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.Request;
import swamp.protocol.VaultGet;
import swamp.protocol.VaultSearch;

/** {@code swamp vault search}. */
@Command(name = "search", description = "List vaults.",
    footer = {
        "swamp vault search",
        "swamp vault search keys --json"
    })
public final class VaultSearchCommand implements PickingCommand {
  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();

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
    return Tables.vaults();
  }

  @Override
  public Request request(CommandSession session) {
    return new VaultSearch(repository.directory(), query);
  }

  @Override
  public String title() {
    return "Vault";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("name").asText(), result.path("type").asText());
  }

  @Override
  public Request shown(JsonNode result) {
    return new VaultGet(repository.directory(), result.path("name").asText());
  }

  @Override
  public DocumentText shownText() {
    return new PlainDocumentText();
  }
}
