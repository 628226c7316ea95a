package swamp.runtime.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.ReportDescribe;
import swamp.protocol.ReportGet;
import swamp.protocol.ReportRequest;
import swamp.protocol.ReportSearch;
import swamp.protocol.SwampException;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataVersion;
import swamp.runtime.report.MethodSummary;
import swamp.runtime.session.DataRecords;
import swamp.runtime.session.RepositoryRows;
import swamp.runtime.session.RepositorySession;
import swamp.runtime.time.IsoTime;

/**
 * {@code report search}, {@code get} and {@code describe}: the reports that runs have left as data (data-format §2.11).
 * A report is stored as two items, its text under its name and its JSON under that name with {@code -json}.
 */
public final class ReportCommands {
  private static final String JSON_SUFFIX = "-json";

  private final RepositorySession repository;
  private final RepositoryRows rows;

  /**
   * One report on one model.
   *
   * @param item the name of its text's data item
   */
  private record StoredReport(String name, String scope, String modelName, String item, DataVersion newest) {}

  public ReportCommands(RepositorySession repository) {
    this.repository = repository;
    this.rows = new RepositoryRows(repository);
  }

  /** The answer's document. */
  public ObjectNode answer(ReportRequest request) {
    return switch (request) {
      case ReportSearch search -> search(search);
      case ReportGet get -> get(get);
      case ReportDescribe describe -> describe(describe.report());
    };
  }

  private ObjectNode search(ReportSearch request) {
    String wanted = request.query().toLowerCase(Locale.ROOT);
    ObjectNode document = JsonText.object().put("query", request.query());
    ArrayNode results = document.putArray("results");
    stored(request.model()).stream()
        .filter(report -> contains(report.name(), wanted) || contains(report.modelName(), wanted)
            || contains(report.newest().item().type(), wanted))
        .forEach(report -> results.add(facts(report, report.newest())));
    return document;
  }

  private static boolean contains(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }

  private ObjectNode get(ReportGet request) {
    StoredReport report = stored(request.model()).stream()
        .filter(candidate -> isNamed(candidate, request.report()))
        .findFirst()
        .orElseThrow(() -> notFound("Report not found: " + request.report()
            + request.model().map(model -> " for model \"" + model + "\"").orElse("")));
    Optional<DataVersion> markdown = version(report, report.item(), request.version());
    Optional<DataVersion> json = version(report, report.item() + JSON_SUFFIX, request.version());
    DataVersion shown = markdown.or(() -> json).orElseThrow(() -> notFound(
        "Report not found: " + report.name() + " for model \"" + report.modelName() + "\" (version " + request.version() + ")"));
    DataRecords records = new DataRecords(repository.data());
    ObjectNode document = facts(report, shown);
    markdown.ifPresent(text -> document.put("markdown", records.text(text)));
    json.ifPresent(value -> document.set("json", records.shown(value)));
    return document;
  }

  private Optional<DataVersion> version(StoredReport report, String name, int number) {
    DataItem of = report.newest().item();
    DataItem item = new DataItem(of.type(), of.modelId(), name);
    return number == 0 ? repository.data().latestActive(item) : repository.data().version(item, number);
  }

  private ObjectNode describe(String name) {
    List<StoredReport> reports = stored(Optional.empty()).stream().filter(report -> isNamed(report, name)).toList();
    boolean builtIn = name.equals(MethodSummary.NAME) || name.equals(MethodSummary.NAME.substring(1));
    if (reports.isEmpty() && !builtIn) {
      throw notFound("Report not found: " + name);
    }
    ObjectNode document = JsonText.object()
        .put("name", reports.isEmpty() ? MethodSummary.NAME : reports.getFirst().name())
        .put("scope", reports.isEmpty() ? "method" : reports.getFirst().scope())
        .put("builtIn", builtIn);
    if (builtIn) {
      document.put("description", MethodSummary.DESCRIPTION);
    }
    ArrayNode models = document.putArray("models");
    reports.forEach(report -> models.addObject()
        .put("modelId", report.newest().item().modelId())
        .put("modelName", report.modelName())
        .put("modelType", report.newest().item().type())
        .put("versions", repository.data().versions(report.newest().item()).size())
        .put("createdAt", IsoTime.text(report.newest().metadata().createdAt())));
    return document;
  }

  /** Every stored report once, the newest first. */
  private List<StoredReport> stored(Optional<String> model) {
    Optional<String> modelId = model.map(name -> new Models(repository).require(name).id());
    Map<String, StoredReport> reports = new LinkedHashMap<>();
    rows.latest()
        .filter(version -> version.metadata().description().tag("type").equals("report"))
        .filter(version -> modelId.map(version.item().modelId()::equals).orElse(true))
        .sorted(Comparator.comparing((DataVersion version) -> version.metadata().createdAt()).reversed())
        .forEach(version -> {
          String item = textItem(version);
          reports.merge(version.item().modelId() + "/" + item, report(version, item),
              (first, second) -> second.newest().item().name().equals(item) ? second : first);
        });
    return List.copyOf(reports.values());
  }

  private static String textItem(DataVersion version) {
    String name = version.metadata().name();
    boolean json = version.metadata().contentType().equals("application/json") && name.endsWith(JSON_SUFFIX);
    return json ? name.substring(0, name.length() - JSON_SUFFIX.length()) : name;
  }

  private StoredReport report(DataVersion version, String item) {
    Map<String, String> tags = version.metadata().tags();
    return new StoredReport(tags.getOrDefault("reportName", item), tags.getOrDefault("reportScope", "method"),
        rows.modelName(version), item, version);
  }

  private static boolean isNamed(StoredReport report, String name) {
    return List.of(name, "@" + name).contains(report.name()) || report.item().equals(name);
  }

  private static ObjectNode facts(StoredReport report, DataVersion shown) {
    return JsonText.object()
        .put("name", report.name())
        .put("scope", report.scope())
        .put("modelId", shown.item().modelId())
        .put("modelName", report.modelName())
        .put("modelType", shown.item().type())
        .put("dataName", report.item())
        .put("version", shown.number())
        .put("createdAt", IsoTime.text(shown.metadata().createdAt()));
  }

  private static SwampException notFound(String message) {
    return new SwampException(ErrorCode.REPORT_NOT_FOUND, message).withoutShownCode();
  }
}
