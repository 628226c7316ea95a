package swamp.runtime.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import swamp.runtime.file.UnfinishedWrites;

/** What writers that were killed left half done: temporary files, and versions without a record. */
public final class UnfinishedData {
  private final DataRepository repository;
  private final VersionStore store;
  private final UnfinishedWrites writes;

  UnfinishedData(DataRepository repository) {
    this.repository = repository;
    this.store = repository.store();
    this.writes = new UnfinishedWrites(store.files());
  }

  /** Removes it from among the items of a model. Only for the holder of the model's lock. */
  public void clear(String type, String modelId) {
    clearTemporary(store.modelDirectory(type, modelId), Instant.MAX);
    for (String name : repository.itemNames(type, modelId)) {
      ItemDirectory directory = store.directory(new DataItem(type, modelId, name));
      clearTemporary(directory.path(), Instant.MAX);
      try {
        store.removeUnfinishedVersions(directory);
      } catch (IOException e) {
        throw DataRepository.unwritable(directory.path(), e);
      }
    }
  }

  /** Removes what was left beside the locks of models before an instant. */
  public void clearBesideLocks(Instant before) {
    for (DataScan.Model model : DataScan.models(store.dataDirectory())) {
      clearTemporary(store.modelDirectory(model.type(), model.id()), before);
    }
  }

  private void clearTemporary(Path directory, Instant before) {
    writes.clear(directory, 1, before);
  }
}
