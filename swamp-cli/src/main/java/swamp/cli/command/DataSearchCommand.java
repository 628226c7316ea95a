package swamp.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.picker.Choice;
import swamp.cli.rendering.DataText;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.Tables;
import swamp.protocol.DataGet;
import swamp.protocol.DataSearch;
import swamp.protocol.Request;

/** {@code swamp data search}. */
@Command(name = "search", description = "List data items, the newest first.",
    footer = {
        "swamp data search --model speak --limit 5",
        "swamp data search --since 1d --tag env=prod --json"
    })
public final class DataSearchCommand implements PickingCommand {
  private static final String MOST = "50";

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "<query>", description = "Part of a name.")
  private String query = "";

  @Option(names = "--model", paramLabel = "<model>", description = "Only data of this model.")
  private String model = "";

  @Option(names = "--type", paramLabel = "<type>", description = "Only data of this type: resource, file, report ...")
  private String type = "";

  @Option(names = "--lifetime", paramLabel = "<lifetime>", description = "Only data with this lifetime.")
  private String lifetime = "";

  @Option(names = "--owner-type", paramLabel = "<type>", description = "Only data of this kind of owner.")
  private String ownerType = "";

  @Option(names = "--workflow", paramLabel = "<workflow>", description = "Only data written by this workflow.")
  private String workflow = "";

  @Option(names = "--run", paramLabel = "<id>", description = "Only data written by this workflow run.")
  private String run = "";

  @Option(names = "--output", paramLabel = "<id>", description = "Only data that the run with this record produced.")
  private String output = "";

  @Option(names = "--content-type", paramLabel = "<type>", description = "Only data of this content type.")
  private String contentType = "";

  @Option(names = "--since", paramLabel = "<time>", description = "Only data younger than a duration such as 1d, or a date.")
  private String since = "";

  @Option(names = "--tag", paramLabel = "<key=value>", description = "Only data with this tag.")
  private String tag = "";

  @Option(names = "--streaming", description = "Only data that is streamed.")
  private boolean streaming;

  @Option(names = "--limit", paramLabel = "<n>", defaultValue = MOST, description = "Show so many at most; 50 otherwise.")
  private int limit;

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
    return watch.text(Tables.data());
  }

  @Override
  public Request request(CommandSession session) {
    Map<String, String> filters = new LinkedHashMap<>();
    add(filters, "model", model);
    add(filters, "type", type);
    add(filters, "lifetime", lifetime);
    add(filters, "ownerType", ownerType);
    add(filters, "workflow", workflow);
    add(filters, "run", run);
    add(filters, "output", output);
    add(filters, "contentType", contentType);
    add(filters, "since", since);
    add(filters, "tag", tag);
    add(filters, "streaming", streaming ? "true" : "");
    return watch.of(new DataSearch(repository.directory(), query, filters, limit));
  }

  private static void add(Map<String, String> filters, String name, String value) {
    if (!value.isEmpty()) {
      filters.put(name, value);
    }
  }

  @Override
  public String title() {
    return "Data";
  }

  @Override
  public Choice choice(JsonNode result) {
    return new Choice(result.path("name").asText(), result.path("modelName").asText() + " " + result.path("type").asText());
  }

  @Override
  public Request shown(JsonNode result) {
    return new DataGet(repository.directory(), result.path("modelId").asText(), result.path("name").asText(), 0, true);
  }

  @Override
  public DocumentText shownText() {
    return new DataText();
  }

  @Override
  public boolean onlyPrints() {
    return watch.given();
  }
}
