package swamp.runtime.data;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import swamp.runtime.catalog.CatalogChange;
import swamp.runtime.catalog.CatalogKey;

/**
 * Removes versions and items physically, as {@code data delete} and garbage collection do. Never breaks {@code latest}.
 */
public final class DataRemoval {
  private final DataRepository repository;
  private final VersionStore store;

  DataRemoval(DataRepository repository) {
    this.repository = repository;
    this.store = repository.store();
  }

  /** Removes one version; when it was the latest, the highest one left becomes it. Returns the bytes it held. */
  public long removeVersion(DataItem item, int number) {
    return underLock(item, directory -> {
      long size = store.sizeOf(directory, number);
      if (store.latest(item).map(DataVersion::number).orElse(0) == number) {
        removeLatest(directory, number);
      } else {
        store.removeVersion(directory, number);
        repository.updateCatalog(List.of(new CatalogChange.RemoveVersions(key(item), List.of(number))));
      }
      return size;
    });
  }

  /** Removes several versions of which none is the latest. Returns the bytes they held. */
  long removeOldVersions(DataItem item, List<Integer> numbers) {
    return underLock(item, directory -> {
      long size = 0;
      for (int number : numbers) {
        size += store.sizeOf(directory, number);
        store.removeVersion(directory, number);
      }
      repository.updateCatalog(List.of(new CatalogChange.RemoveVersions(key(item), numbers)));
      return size;
    });
  }

  /** Removes an item with all its versions. Returns the bytes they held. */
  public long removeItem(DataItem item) {
    return underLock(item, directory -> {
      long size = 0;
      for (int number : directory.directoryNumbers()) {
        size += store.sizeOf(directory, number);
      }
      store.removeItem(directory);
      repository.updateCatalog(List.of(new CatalogChange.RemoveItem(key(item))));
      return size;
    });
  }

  /** The marker moves before the version goes, so that it never points at nothing. */
  private void removeLatest(ItemDirectory directory, int number) throws IOException {
    DataItem item = directory.item();
    int successor =
        repository.versionNumbers(item).stream().filter(left -> left != number).findFirst().orElse(0);
    if (successor == 0) {
      store.removeItem(directory);
      repository.updateCatalog(List.of(new CatalogChange.RemoveItem(key(item))));
      return;
    }
    store.mark(directory, successor);
    store.removeVersion(directory, number);
    repository.updateCatalog(List.of(
        new CatalogChange.RemoveVersions(key(item), List.of(number)),
        new CatalogChange.MarkLatest(key(item), successor)));
  }

  private CatalogKey key(DataItem item) {
    return CatalogRows.key(repository.namespace(), item);
  }

  @FunctionalInterface
  private interface Removal {
    long run(ItemDirectory directory) throws IOException;
  }

  private long underLock(DataItem item, Removal removal) {
    ReentrantLock lock = store.lockOf(item);
    lock.lock();
    try {
      return removal.run(store.directory(item));
    } catch (IOException e) {
      throw DataRepository.unwritable(store.directory(item).path(), e);
    } finally {
      lock.unlock();
    }
  }
}
