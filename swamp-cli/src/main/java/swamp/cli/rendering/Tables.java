package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;

/** The tables of the commands that list something. */
public final class Tables {
  private static final int SHORT_ID = 8;

  private Tables() {}

  public static DocumentText models() {
    return search("No models found.", Column.name("NAME", "name"), Column.of("TYPE", "type"), Column.faint("ID", "id"));
  }

  public static DocumentText types() {
    return search("No types found.", Column.name("TYPE", "normalized"));
  }

  public static DocumentText runRecords() {
    return search("No run records found.", Column.status("STATUS", "status"), Column.name("MODEL", "modelName"),
        Column.of("METHOD", "methodName"), Column.age("AGE", "startedAt"), Column.duration("TOOK", "durationMs"),
        Column.of("TYPE", "type"), Column.faint("ID", "id"));
  }

  public static DocumentText data() {
    return TableText.of("results", "No data found.", Column.name("NAME", "name"), Column.number("VERSION", "version"),
        Column.of("MODEL", "modelName"), Column.of("TYPE", "type"), Column.size("SIZE", "size"),
        Column.age("AGE", "createdAt"), Column.faint("CONTENT", "contentType"))
        .withFooter(Tables::limited).orDocumentInPipes();
  }

  public static DocumentText dataVersions() {
    return TableText.of("versions", "No versions.",
        Column.name("VERSION", version -> version.path("version").asText()
            + (version.path("isLatest").asBoolean() ? " latest" : "")),
        Column.age("AGE", "createdAt"), Column.size("SIZE", "size"), Column.faint("CHECKSUM", "checksum"))
        .orDocumentInPipes();
  }

  public static DocumentText vaults() {
    return search("No vaults found.", Column.name("NAME", "name"), Column.of("TYPE", "type"), Column.age("AGE", "createdAt"),
        Column.faint("ID", "id"));
  }

  public static DocumentText vaultTypes() {
    return search("No types of vaults found.", Column.name("TYPE", "type"), Column.of("NAME", "name"));
  }

  public static DocumentText reports() {
    return search("No reports found.", Column.name("REPORT", "name"), Column.of("MODEL", "modelName"),
        Column.of("TYPE", "modelType"), Column.number("VERSION", "version"), Column.age("AGE", "createdAt"));
  }

  public static DocumentText extensions() {
    return TableText.of("extensions", "No extensions are installed.", Column.name("NAME", "name"),
        Column.of("VERSION", "version"), Column.age("PULLED", "pulledAt"), Column.of("CHANNEL", "channel"))
        .orDocumentInPipes();
  }

  public static DocumentText sources() {
    return TableText.of("sources", "No extension sources.", Column.name("PATH", "path"), Column.of("ONLY", "only"),
        Column.faint("DIRECTORIES", source -> source.path("directories").isEmpty()
            ? "none" : String.join(", ", source.path("directories").valueStream().map(JsonNode::asText).toList())))
        .orDocumentInPipes();
  }

  /** Tracked runs. */
  public static DocumentText runs() {
    return TableText.of("runs", "No runs.",
        Column.status("STATUS", run -> run.path("stale").asBoolean() ? "stale" : run.path("status").asText()),
        Column.of("KIND", run -> isMethod(run) ? "method" : "workflow"),
        Column.name("NAME", run -> isMethod(run)
            ? run.path("modelType").asText() + "/" + run.path("methodName").asText()
            : run.path("workflowName").asText()),
        Column.of("ID", Tables::shortId).dim(),
        Column.age("AGE", "startedAt"), Column.of("INITIATED BY", "initiatedBy"), Column.number("PID", "pid"),
        Column.faint("HOST", "hostname"));
  }

  // Commands that take a run's id take its start as well.
  private static String shortId(JsonNode run) {
    String id = run.path("id").asText();
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  private static boolean isMethod(JsonNode run) {
    return run.path("runKind").asText().equals("model_method");
  }

  private static DocumentText search(String empty, Column... columns) {
    return TableText.of("results", empty, columns).orDocumentInPipes();
  }

  private static String limited(JsonNode document) {
    int shown = document.path("results").size();
    return document.path("limited").asBoolean()
        ? shown + " of " + document.path("total").asInt(shown) + " shown; --limit shows more."
        : "";
  }
}
