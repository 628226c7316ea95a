package swamp.runtime.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogChange;

/**
 * Writing for a method with {@code rollbackOnFailure} (data-format §2.3): versions are whole on disk at once, but
 * {@code latest} and the catalog move at {@link #commit}, or the version directories are removed at {@link #rollBack}.
 * Closing rolls back what was not committed. Thread-safe.
 */
public final class DeferredData implements DataSink, AutoCloseable {
  private final DataRepository repository;
  private final VersionStore store;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<VersionStore.Allocation> allocated = new ArrayList<>();
  private final List<DataVersion> written = new ArrayList<>();
  private boolean ended;

  DeferredData(DataRepository repository, VersionStore store) {
    this.repository = repository;
    this.store = store;
  }

  @Override
  public DataVersion write(DataDraft draft, byte[] content) {
    DataWriter writer = allocate(draft);
    writer.append(content);
    return writer.finish();
  }

  @Override
  public DataWriter allocate(DataDraft draft) {
    lock.lock();
    try {
      checkOpen();
      DataWriter writer = repository.allocate(draft, this::keep);
      allocated.add(writer.allocation());
      return writer;
    } finally {
      lock.unlock();
    }
  }

  /** Makes everything written the latest, with one catalog transaction. */
  public void commit() {
    lock.lock();
    try {
      checkOpen();
      ended = true;
      Map<DataItem, DataVersion> newest = new LinkedHashMap<>();
      for (DataVersion version : written) {
        newest.merge(version.item(), version, (one, other) -> one.number() > other.number() ? one : other);
      }
      List<CatalogChange> changes = new ArrayList<>();
      for (DataVersion version : written) {
        if (!version.equals(newest.get(version.item()))) {
          changes.add(new CatalogChange.Upsert(CatalogRows.row(repository.namespace(), version, false)));
        }
      }
      try {
        for (DataVersion version : newest.values()) {
          settle(version, changes);
        }
      } finally {
        repository.updateCatalog(changes);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Removes everything written, the newest first, as if it had never been. */
  public void rollBack() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      for (VersionStore.Allocation allocation : allocated.reversed()) {
        remove(allocation);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    rollBack();
  }

  private void settle(DataVersion version, List<CatalogChange> changes) {
    ReentrantLock itemLock = store.lockOf(version.item());
    itemLock.lock();
    try {
      changes.add(repository.makeLatest(version, false));
      repository.prune(version).ifPresent(changes::add);
    } catch (IOException e) {
      throw DataRepository.unwritable(version.directory(), e);
    } finally {
      itemLock.unlock();
    }
  }

  private void remove(VersionStore.Allocation allocation) {
    ReentrantLock itemLock = store.lockOf(allocation.directory().item());
    itemLock.lock();
    try {
      store.removeVersion(allocation.directory(), allocation.number());
      store.removeIfEmpty(allocation.directory());
    } catch (IOException e) {
      throw DataRepository.unwritable(allocation.path(), e);
    } finally {
      itemLock.unlock();
    }
  }

  private void keep(DataVersion version, boolean fresh) {
    lock.lock();
    try {
      checkOpen();
      written.add(version);
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED, "The method run has ended; data can no longer be written by it");
    }
  }
}
