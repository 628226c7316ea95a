package swamp.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogChange;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.file.FileOperations;

/**
 * All data artifacts of a repository (data-format §2.1-2.6): reads the files, writes versions whole or not at all,
 * keeps the catalog in step. Thread-safe.
 *
 * <p>A version is written in this order: ownership, exclusive directory, {@code raw}, {@code metadata.yaml},
 * {@code latest}, catalog. {@code raw} comes before the record, as the format does for streamed content anyway, so that
 * a version whose record exists is whole. {@code latest} is replaced by a rename and therefore never missing.
 */
public final class DataRepository implements DataSink {
  private static final int RENAME_HOPS = 5;

  private final VersionStore store;
  private final String namespace;
  private final boolean pruning;
  private final Consumer<List<CatalogChange>> catalog;

  /**
   * @param dataDirectory {@code <datastore>/data}
   * @param namespace of the datastore, empty by default
   * @param pruning whether a write removes versions beyond a counted {@code garbageCollection} ({@code autoGc})
   */
  public DataRepository(
      Path dataDirectory, String namespace, boolean pruning, FileOperations files, DataCatalog catalog) {
    this(dataDirectory, namespace, pruning, files, catalog::apply);
  }

  DataRepository(
      Path dataDirectory,
      String namespace,
      boolean pruning,
      FileOperations files,
      Consumer<List<CatalogChange>> catalog) {
    this.store = new VersionStore(dataDirectory, files);
    this.namespace = namespace;
    this.pruning = pruning;
    this.catalog = catalog;
  }

  /** Data that no catalog lists, such as what a run without a record keeps in a temporary directory. */
  public static DataRepository uncatalogued(Path dataDirectory, FileOperations files) {
    return new DataRepository(dataDirectory, "", false, files, changes -> {});
  }

  /** What happens to a version once it is whole; runs under the item's lock. */
  @FunctionalInterface
  interface Settlement {
    /**
     * Makes it visible, now or later.
     *
     * @param fresh whether the version got its number just now, so that none can be newer
     */
    void settle(DataVersion version, boolean fresh) throws IOException;
  }

  /**
   * The latest version, found through at most five renames; also a deletion marker. {@link DataMetadata#isDeleted}
   * tells.
   */
  public Optional<DataVersion> latest(DataItem item) {
    DataItem wanted = item;
    for (int hop = 0; hop <= RENAME_HOPS; hop++) {
      Optional<DataVersion> version = store.latest(wanted);
      Optional<String> renamedTo = version.flatMap(found -> found.metadata().renamedTo());
      if (renamedTo.isEmpty()) {
        return version;
      }
      wanted = new DataItem(item.type(), item.modelId(), renamedTo.get());
    }
    return Optional.empty();
  }

  /** The latest version unless it is a deletion marker: what {@code readResource} and expressions see. */
  public Optional<DataVersion> latestActive(DataItem item) {
    return latest(item).filter(version -> !version.metadata().isDeleted());
  }

  /** The latest version under this very name, also a deletion marker or a rename tombstone. */
  public Optional<DataVersion> latestOfName(DataItem item) {
    return store.latest(item);
  }

  /** One version under this very name. */
  public Optional<DataVersion> version(DataItem item, int number) {
    return DataName.isUsable(item.name()) ? store.directory(item).version(number) : Optional.empty();
  }

  /** All whole versions under this very name, newest first. */
  public List<DataVersion> versions(DataItem item) {
    List<DataVersion> versions = new ArrayList<>();
    ItemDirectory directory = store.directory(item);
    for (int number : versionNumbers(item)) {
      directory.version(number).ifPresent(versions::add);
    }
    return versions;
  }

  /** The numbers of all whole versions under this very name, newest first; reads no record. */
  public NavigableSet<Integer> versionNumbers(DataItem item) {
    if (!DataName.isUsable(item.name())) {
      return new TreeSet<>();
    }
    ItemDirectory directory = store.directory(item);
    TreeSet<Integer> numbers = directory.directoryNumbers();
    numbers.removeIf(number -> !directory.isWhole(number));
    return numbers.descendingSet();
  }

  /** The latest version of every item of a model, by name; deletion markers and rename tombstones are among them. */
  public List<DataVersion> items(String type, String modelId) {
    List<DataVersion> latest = new ArrayList<>();
    for (String name : itemNames(type, modelId)) {
      store.latest(new DataItem(type, modelId, name)).ifPresent(latest::add);
    }
    return latest;
  }

  /** The names of a model's items, sorted; an item without a whole version may be among them. */
  List<String> itemNames(String type, String modelId) {
    List<String> names = new ArrayList<>();
    for (Path entry : ItemDirectory.entries(store.modelDirectory(type, modelId), Files::isDirectory)) {
      String name = ItemDirectory.fileName(entry);
      if (DataName.isUsable(name) && !name.startsWith(".")) {
        names.add(name);
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /**
   * The content bytes.
   *
   * @throws SwampException with {@link ErrorCode#DATA_INVALID} when the content file is missing
   */
  public byte[] content(DataVersion version) {
    try {
      return Files.readAllBytes(version.rawFile());
    } catch (NoSuchFileException e) {
      throw new SwampException(
          ErrorCode.DATA_INVALID,
          "Data '" + version.item().name() + "' version " + version.number() + " has no content: " + version.rawFile()
              + " is missing",
          e);
    } catch (IOException e) {
      throw ItemDirectory.unreadable(version.rawFile(), e);
    }
  }

  /** The version as the catalog lists it. */
  public CatalogRow row(DataVersion version, boolean latest) {
    return CatalogRows.row(namespace, version, latest);
  }

  /** The content bytes of a version that the catalog lists; empty when its file is gone. */
  public Optional<byte[]> content(CatalogRow row) {
    DataItem item = new DataItem(row.key().type(), row.key().modelId(), row.key().dataName());
    if (!DataName.isUsable(item.name())) {
      return Optional.empty();
    }
    Path raw = store.directory(item).versionDirectory(row.version()).resolve(ItemDirectory.RAW);
    try {
      return Optional.of(Files.readAllBytes(raw));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw ItemDirectory.unreadable(raw, e);
    }
  }

  @Override
  public DataVersion write(DataDraft draft, byte[] content) {
    return write(draft, content, this::settleAtOnce);
  }

  @Override
  public DataWriter allocate(DataDraft draft) {
    return allocate(draft, this::settleAtOnce);
  }

  /** Writes several versions, such as the reports of a run, with one catalog transaction for all of them. */
  public List<DataVersion> writeAll(List<DataContent> contents) {
    List<DataVersion> versions = new ArrayList<>();
    List<CatalogChange> changes = new ArrayList<>();
    try {
      for (DataContent content : contents) {
        versions.add(write(content.draft(), content.bytes(), (version, fresh) -> {
          changes.add(makeLatest(version, fresh));
          prune(version).ifPresent(changes::add);
        }));
      }
    } finally {
      catalog.accept(changes);
    }
    return versions;
  }

  /** Writing that becomes visible at the end, for {@code rollbackOnFailure}. */
  public DeferredData deferred() {
    return new DeferredData(this, store);
  }

  /** Removal of what killed writers left behind. */
  public UnfinishedData unfinished() {
    return new UnfinishedData(this);
  }

  /** Physical removal. */
  public DataRemoval removal() {
    return new DataRemoval(this);
  }

  VersionStore store() {
    return store;
  }

  /** The namespace of the datastore, empty by default. */
  public String namespace() {
    return namespace;
  }

  void updateCatalog(List<CatalogChange> changes) {
    catalog.accept(changes);
  }

  DataVersion write(DataDraft draft, byte[] content, Settlement settlement) {
    ReentrantLock lock = store.lockOf(draft.item());
    lock.lock();
    try {
      return fill(store.allocate(draft), draft, content, settlement);
    } catch (IOException e) {
      throw unwritable(store.directory(draft.item()).path(), e);
    } finally {
      lock.unlock();
    }
  }

  private DataVersion fill(
      VersionStore.Allocation allocation, DataDraft draft, byte[] content, Settlement settlement) throws IOException {
    try {
      store.writeRaw(allocation, content);
      DataMetadata metadata = draft.metadata(allocation.number(), content.length, Sha256.of(content));
      DataVersion version = store.writeMetadata(allocation, metadata);
      settlement.settle(version, true);
      return version;
    } catch (IOException e) {
      takeBack(allocation, e);
      throw e;
    }
  }

  // On a full disk what was begun would keep room that nothing ever frees.
  private void takeBack(VersionStore.Allocation allocation, IOException cause) {
    try {
      store.removeVersion(allocation.directory(), allocation.number());
      store.removeIfEmpty(allocation.directory());
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  DataWriter allocate(DataDraft draft, Settlement settlement) {
    ReentrantLock lock = store.lockOf(draft.item());
    lock.lock();
    try {
      return new DataWriter(store, store.allocate(draft), draft, settlement);
    } catch (IOException e) {
      throw unwritable(store.directory(draft.item()).path(), e);
    } finally {
      lock.unlock();
    }
  }

  /** The marker's move and what it means for the catalog, which does not list deleted and renamed items. */
  CatalogChange makeLatest(DataVersion version, boolean fresh) throws IOException {
    boolean latest = fresh || store.moveLatestForward(version);
    if (fresh) {
      store.moveLatest(version);
    }
    if (latest && (version.metadata().isDeleted() || version.metadata().isRenamed())) {
      return new CatalogChange.RemoveItem(CatalogRows.key(namespace, version.item()));
    }
    return new CatalogChange.Upsert(CatalogRows.row(namespace, version, latest));
  }

  /** Removes versions beyond a counted policy when writes are to do that. */
  Optional<CatalogChange> prune(DataVersion latest) throws IOException {
    if (!pruning || !(latest.metadata().garbageCollection() instanceof GarbageCollection.NewestVersions policy)) {
      return Optional.empty();
    }
    List<Integer> old = versionNumbers(latest.item()).stream().skip(policy.count())
        .filter(number -> number < latest.number())
        .toList();
    for (int number : old) {
      store.removeVersion(store.directory(latest.item()), number);
    }
    return old.isEmpty()
        ? Optional.empty()
        : Optional.of(new CatalogChange.RemoveVersions(CatalogRows.key(namespace, latest.item()), old));
  }

  static SwampException unwritable(Path path, IOException cause) {
    return new SwampException(ErrorCode.FILE_ACCESS, "Cannot write data in " + path + ": " + cause, cause)
        .withHint("Check free space and permissions of the repository's data directory.");
  }

  private void settleAtOnce(DataVersion version, boolean fresh) throws IOException {
    List<CatalogChange> changes = new ArrayList<>();
    changes.add(makeLatest(version, fresh));
    prune(version).ifPresent(changes::add);
    catalog.accept(changes);
  }
}
