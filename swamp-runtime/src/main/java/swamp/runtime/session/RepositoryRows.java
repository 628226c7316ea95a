package swamp.runtime.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.DataVersion;

/**
 * All data of a repository as rows for searches and queries (cli §5.4, expressions §6.7), read from the files so that versions
 * written by any program are found. For one request.
 */
public final class RepositoryRows {
  private final RepositorySession repository;
  private final Map<String, String> modelNames = new HashMap<>();

  public RepositoryRows(RepositorySession repository) {
    this.repository = repository;
    repository.definitions().all(true).definitions().forEach(
        stored -> modelNames.putIfAbsent(stored.definition().id(), stored.definition().name()));
  }

  /** The latest version of every item that is neither deleted nor renamed. */
  public Stream<DataVersion> latest() {
    return DataScan.models(repository.layout().data()).stream()
        .flatMap(model -> repository.data().items(model.type(), model.id()).stream())
        .filter(RepositoryRows::isActive);
  }

  /** By model, name and version; all versions, or the latest ones. */
  public List<RepositoryRow> rows(boolean latestOnly) {
    DataRecords records = new DataRecords(repository.data());
    List<RepositoryRow> rows = new ArrayList<>();
    Stream<DataVersion> items = latest().sorted(
        Comparator.comparing(this::modelName).thenComparing(version -> version.metadata().name()));
    items.forEach(latest -> {
      if (latestOnly) {
        rows.add(new RepositoryRow(records, latest, true, modelName(latest)));
        return;
      }
      repository.data().versions(latest.item()).reversed().stream()
          .filter(RepositoryRows::isActive)
          .forEach(version -> rows.add(
              new RepositoryRow(records, version, version.number() == latest.number(), modelName(latest))));
    });
    return rows;
  }

  /** The name that an item was written under; reports carry none, and a model may be gone: then its id. */
  public String modelName(DataVersion version) {
    return Optional.ofNullable(version.metadata().tags().get("modelName"))
        .or(() -> Optional.ofNullable(modelNames.get(version.item().modelId())))
        .orElse(version.item().modelId());
  }

  private static boolean isActive(DataVersion version) {
    return !version.metadata().isDeleted() && !version.metadata().isRenamed();
  }
}
