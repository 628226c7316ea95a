package swamp.runtime.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.DataVersion;

/**
 * All data of a repository for {@code data search} (cli §5.4), read from the files so that versions written by any program are
 * found. For one request.
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
