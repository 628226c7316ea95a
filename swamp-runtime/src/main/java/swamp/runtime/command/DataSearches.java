package swamp.runtime.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import swamp.protocol.DataRowQuery;
import swamp.protocol.DataSearch;
import swamp.protocol.JsonText;
import swamp.runtime.Cancellation;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.Pace;
import swamp.runtime.expression.DataQuery;
import swamp.runtime.session.RepositoryRow;
import swamp.runtime.session.RepositoryRows;
import swamp.runtime.session.RepositorySession;

/**
 * {@code data search} over the files, so that versions written by any program are found, and {@code data query} over the
 * catalog (cli §5.4, expressions §6.7).
 */
final class DataSearches {
  private static final int ROWS_FOR_HINT = 50;
  private static final int LONGEST_SHOWN = 40;

  private final RepositorySession repository;
  private final RepositoryRows rows;

  DataSearches(RepositorySession repository) {
    this.repository = repository;
    this.rows = new RepositoryRows(repository);
  }

  /** The newest first; the query is part of a name, whatever the case. */
  ObjectNode search(DataSearch request) {
    String wanted = request.query().toLowerCase(Locale.ROOT);
    DataFilters filters = DataFilters.of(request.filters(), repository.services().timing().now());
    List<DataVersion> found = rows.latest()
        .filter(version -> version.metadata().name().toLowerCase(Locale.ROOT).contains(wanted))
        .filter(version -> filters.accept(version, rows.modelName(version), this::artifactsOf))
        .sorted(Comparator.comparing((DataVersion version) -> version.metadata().createdAt()).reversed())
        .toList();
    ObjectNode document = JsonText.object().put("query", request.query());
    ObjectNode shownFilters = document.putObject("filters");
    request.filters().forEach(shownFilters::put);
    ArrayNode results = document.putArray("results");
    found.stream().limit(limit(request.limit())).forEach(version -> results.add(DataDocuments.found(version, rows.modelName(version))));
    return document.put("total", found.size()).put("limited", results.size() < found.size());
  }

  private List<String> artifactsOf(String outputId) {
    return repository.outputs().byId(outputId).map(output -> output.record().artifacts().stream()
        .map(artifact -> output.record().definitionId() + "/" + artifact.name())
        .toList()).orElse(List.of());
  }

  /**
   * By model, name and version.
   *
   * @param pace hears of the filling of the catalog, when it has to be filled first
   */
  ObjectNode query(DataRowQuery request, Pace pace, Cancellation cancellation) {
    String predicate = request.predicate().isBlank() ? "true" : request.predicate();
    DataQuery query = DataQuery.of(repository.services().expressions(), predicate, request.select());
    Iterator<RepositoryRow> candidates = repository.open().catalogued().candidates(query, pace);
    int wanted = request.limit() == 0 ? Integer.MAX_VALUE : request.limit() + 1;
    List<? extends JsonNode> found = request.select().isPresent()
        ? query.selected(candidates, wanted, cancellation)
        : query.matching(candidates, wanted, cancellation).stream().map(RepositoryRow::document).toList();
    boolean limited = request.limit() != 0 && found.size() > request.limit();
    List<? extends JsonNode> shown = limited ? found.subList(0, request.limit()) : found;
    ObjectNode document = JsonText.object();
    if (request.select().isEmpty()) {
      document.put("predicate", request.predicate());
    }
    ArrayNode results = document.putArray("results");
    shown.forEach(results::add);
    document.put("total", shown.size()).put("limited", limited);
    if (shown.isEmpty()) {
      hint(query, predicate, pace, cancellation).ifPresent(hint -> document.put("hint", hint));
    }
    return document;
  }

  /** Says so when the predicate finds nothing because it is neither true nor false; looks at the first rows only. */
  private Optional<String> hint(DataQuery query, String predicate, Pace pace, Cancellation cancellation) {
    DataQuery value = DataQuery.of(repository.services().expressions(), "true", Optional.of(predicate));
    Iterator<RepositoryRow> candidates = repository.open().catalogued().candidates(query, pace);
    List<RepositoryRow> first = new ArrayList<>();
    while (first.size() < ROWS_FOR_HINT && candidates.hasNext()) {
      first.add(candidates.next());
    }
    return value.selected(first.iterator(), 1, cancellation).stream().filter(found -> !found.isBoolean()).findFirst()
        .map(found -> "The predicate is no condition: its value is " + abbreviated(JsonText.compact(found))
            + ", and only rows for which it is true are found. Compare something, such as: size > 100");
  }

  private static String abbreviated(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private static long limit(int limit) {
    return limit == 0 ? Long.MAX_VALUE : limit;
  }
}
