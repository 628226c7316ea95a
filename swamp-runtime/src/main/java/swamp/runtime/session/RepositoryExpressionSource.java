package swamp.runtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import swamp.protocol.JsonText;
import swamp.runtime.Cancellation;
import swamp.runtime.catalog.CatalogFilter;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.data.DataItem;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataVersion;
import swamp.runtime.data.Pace;
import swamp.runtime.definition.Definition;
import swamp.runtime.definition.DefinitionRepository;
import swamp.runtime.definition.StoredDefinition;
import swamp.runtime.expression.DataQuery;
import swamp.runtime.expression.ExpressionSource;
import swamp.runtime.time.IsoTime;

/**
 * What expressions ask of one repository, when they ask (expressions §6.4, §6.5): what they name is read from its files, what
 * they look for is found in the catalog.
 */
public final class RepositoryExpressionSource implements ExpressionSource {
  private final RepositorySession repository;
  private final Cancellation cancellation;
  private final Pace untilCancelled;
  private final DefinitionRepository definitions;
  private final DataRepository data;
  private final DataRecords records;

  /**
   * What one request's expressions ask.
   *
   * @param cancellation ends queries
   */
  public RepositoryExpressionSource(RepositorySession repository, Cancellation cancellation) {
    this.repository = repository;
    this.cancellation = cancellation;
    this.untilCancelled = new UntilCancelled(cancellation);
    this.definitions = repository.definitions();
    this.data = repository.data();
    this.records = new DataRecords(repository.data());
  }

  @Override
  public Optional<ObjectNode> definition(String nameOrId) {
    return find(nameOrId).map(Definition::toJson);
  }

  @Override
  public Optional<ObjectNode> latest(String model, String dataName) {
    return find(model).flatMap(definition -> data.latestActive(item(definition, dataName))
        .map(version -> records.record(version, true, definition.name())));
  }

  @Override
  public Optional<ObjectNode> version(String model, String dataName, long version) {
    return find(model).flatMap(definition -> {
      DataItem item = item(definition, dataName);
      boolean latest = data.latest(item).map(found -> found.number() == version).orElse(false);
      return number(version).flatMap(number -> data.version(item, number))
          .map(found -> records.record(found, latest, definition.name()));
    });
  }

  @Override
  public List<Long> listVersions(String model, String dataName) {
    return find(model).map(definition -> data.versionNumbers(item(definition, dataName)).stream()
        .map(Integer::longValue)
        .sorted()
        .toList()).orElse(List.of());
  }

  @Override
  public List<ObjectNode> findByTag(String key, String value) {
    return records(CatalogFilter.latest().withTag(key, value));
  }

  /** The latest records of a model's items, of one spec or of all. */
  public List<ObjectNode> records(String model, Optional<String> spec) {
    return find(model).map(definition -> {
      // Only with the namespace do the catalog's indexes lead to the rows of one model.
      CatalogFilter items = CatalogFilter.latest()
          .with(Column.NAMESPACE, data.namespace())
          .with(Column.TYPE, definition.type().normalized())
          .with(Column.MODEL_ID, definition.id());
      return records(spec.map(items::ofSpecName).orElse(items));
    }).orElse(List.of());
  }

  private List<ObjectNode> records(CatalogFilter filter) {
    return repository.open().catalogued().find(filter, untilCancelled).stream().flatMap(row -> records.record(row).stream()).toList();
  }

  @Override
  public List<ObjectNode> findBySpec(String model, String spec) {
    return records(model, Optional.of(spec));
  }

  @Override
  public List<? extends JsonNode> query(String predicate, Optional<String> select) {
    DataQuery query = DataQuery.of(repository.services().expressions(), predicate, select);
    Iterator<RepositoryRow> rows = repository.open().catalogued().candidates(query, untilCancelled);
    return select.isPresent()
        ? query.selected(rows, Integer.MAX_VALUE, cancellation)
        : query.matching(rows, Integer.MAX_VALUE, cancellation).stream().flatMap(row -> row.record().stream()).toList();
  }

  @Override
  public Optional<String> fileContents(String model, String spec) {
    return find(model).flatMap(definition -> active(definition,
            version -> hasSpec(version, spec) && hasKind(version, ItemKind.FILE)).stream()
        .max(Comparator.comparing(version -> version.metadata().createdAt()))
        .map(records::text));
  }

  @Override
  public Map<String, List<String>> itemNames(String model, ItemKind kind) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    find(model).ifPresent(definition -> active(definition, version -> hasKind(version, kind)).forEach(version ->
        names.computeIfAbsent(version.metadata().tags().getOrDefault("specName", ""), spec -> new ArrayList<>())
            .add(version.metadata().name())));
    return names;
  }

  @Override
  public Optional<ObjectNode> item(String model, ItemKind kind, String spec, String dataName) {
    return find(model).flatMap(definition -> data.latestActive(item(definition, dataName))
        .filter(version -> hasSpec(version, spec) && hasKind(version, kind))
        .map(version -> switch (kind) {
          case RESOURCE -> records.record(version, true, definition.name());
          case FILE -> fileRecord(version);
        }));
  }

  private static ObjectNode fileRecord(DataVersion version) {
    return JsonText.object()
        .put("id", version.metadata().id())
        .put("version", version.number())
        .put("createdAt", IsoTime.text(version.metadata().createdAt()))
        .put("path", version.rawFile().toString())
        .put("size", version.metadata().size())
        .put("contentType", version.metadata().contentType());
  }

  private List<DataVersion> active(Definition definition, Predicate<DataVersion> wanted) {
    return data.items(definition.type().normalized(), definition.id()).stream()
        .filter(version -> !version.metadata().isDeleted() && !version.metadata().isRenamed())
        .filter(wanted)
        .toList();
  }

  private static Optional<Integer> number(long version) {
    return version > 0 && version <= Integer.MAX_VALUE ? Optional.of((int) version) : Optional.empty();
  }

  private static boolean hasSpec(DataVersion version, String spec) {
    return version.metadata().tags().getOrDefault("specName", "").equals(spec);
  }

  private static boolean hasKind(DataVersion version, ItemKind kind) {
    String type = version.metadata().tags().getOrDefault("type", "");
    return switch (kind) {
      case RESOURCE -> type.equals("resource");
      case FILE -> type.equals("file");
    };
  }

  // A namespace before the name says which datastore namespace is meant; one repository has one.
  private Optional<Definition> find(String model) {
    int colon = model.indexOf(':');
    return definitions.find(colon < 0 ? model : model.substring(colon + 1)).found().map(StoredDefinition::definition);
  }

  private static DataItem item(Definition definition, String dataName) {
    return new DataItem(definition.type().normalized(), definition.id(), dataName);
  }
}
