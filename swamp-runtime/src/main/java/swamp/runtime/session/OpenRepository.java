package swamp.runtime.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.Cancellation;
import swamp.runtime.catalog.ActiveRun;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.catalog.RunTracker;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.DataScan;
import swamp.runtime.data.GarbageCollector;
import swamp.runtime.definition.DefinitionDirectories;
import swamp.runtime.definition.DefinitionRepository;
import swamp.runtime.file.UnfinishedWrites;
import swamp.runtime.lock.DatastoreLocks;
import swamp.runtime.lock.FileLocks;
import swamp.runtime.lock.HeldLock;
import swamp.runtime.lock.LockHolder;
import swamp.runtime.lock.LockListener;
import swamp.runtime.lock.LockRequest;
import swamp.runtime.lock.LockTerms;
import swamp.runtime.output.OutputRepository;
import swamp.runtime.output.StoredOutput;
import swamp.runtime.repository.RepositoryLayout;
import swamp.runtime.vault.VaultRepository;

/** The stores of one repository, opened once and used by every request that means the same places. Thread-safe. */
public final class OpenRepository implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRepository.class);

  private final Key key;
  private final RuntimeServices services;
  private final DefinitionRepository definitions;
  private final DataCatalog catalog;
  private final CataloguedRows catalogued;
  private final VaultRepository vaults;
  private final DataRepository data;
  private final OutputRepository outputs;
  private final RunTracker tracker;
  private final DatastoreLocks locks;
  private final GarbageCollector garbage;

  /**
   * What makes two requests mean the same stores.
   *
   * @param collectsGarbage whether writes remove old versions at once ({@code autoGc})
   */
  record Key(
      DefinitionDirectories definitions,
      Path data,
      Path catalog,
      Path outputs,
      Path tracker,
      Path globalLock,
      boolean collectsGarbage) {
    static Key of(RepositoryLayout layout) {
      return new Key(DefinitionDirectories.of(layout), layout.data(), layout.catalogDatabase(), layout.outputs(),
          layout.runTrackerDatabase(), layout.globalLock(), layout.settings().collectsGarbage());
    }
  }

  OpenRepository(Key key, FileLocks fileLocks, RuntimeServices services) {
    this.key = key;
    this.services = services;
    locks = new DatastoreLocks(fileLocks, key.data, key.globalLock);
    definitions = new DefinitionRepository(key.definitions, services.files(), new CreationLock(fileLocks,
        key.definitions.automatic(), services.hostName()));
    catalog = new DataCatalog(key.catalog, services.files(), LOG::warn);
    data = new DataRepository(key.data, "", key.collectsGarbage, services.files(), catalog);
    vaults = new VaultRepository(
        key.definitions.repository().resolve("vaults"), services.files(), InstantSource.system());
    catalogued = new CataloguedRows(catalog, data);
    outputs = new OutputRepository(key.outputs, services.files());
    tracker = new RunTracker(key.tracker, services.files(), services.timing(), LOG::warn);
    garbage = new GarbageCollector(data, (workflow, run) -> true);
  }

  /** Mends what killed processes left behind, as far as no lock is needed for it. Reads many files. */
  void recover() {
    Instant start = ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);
    UnfinishedWrites unfinished = new UnfinishedWrites(services.files());
    for (Path written : List.of(key.outputs, key.definitions.models(), key.definitions.automatic(), key.definitions.evaluated())) {
      unfinished.clear(written, Integer.MAX_VALUE, start);
    }
    data.unfinished().clearBesideLocks(start);
    closeAbandonedRecords();
  }

  /**
   * Turns run records that say {@code running} although their process is gone into failed ones, and mends the
   * catalogue's rows of their models. Reads many files.
   *
   * @return how many records were closed
   */
  public int closeAbandonedRecords() {
    if (!Files.isDirectory(key.outputs) || !Files.exists(key.tracker)) {
      return 0;
    }
    Set<String> ours = tracker.running().stream()
        .filter(run -> run.pid() == ProcessHandle.current().pid())
        .map(ActiveRun::id)
        .collect(Collectors.toSet());
    List<StoredOutput> closed = outputs.closeAbandoned(record -> record.pid().isEmpty()
        || (record.pid().getAsLong() == ProcessHandle.current().pid()
            ? ours.contains(record.id())
            : ProcessHandle.of(record.pid().getAsLong()).isPresent()), services.timing().now());
    Set<DataScan.Model> models = closed.stream()
        .map(output -> new DataScan.Model(output.type(), output.record().definitionId()))
        .collect(Collectors.toSet());
    models.forEach(catalogued::mend);
    return closed.size();
  }

  public Path directory() {
    return key.definitions.repository();
  }

  public DefinitionRepository definitions() {
    return definitions;
  }

  public DataRepository data() {
    return data;
  }

  /** The data as the catalog lists it. */
  public CataloguedRows catalogued() {
    return catalogued;
  }

  /** The configurations of its vaults. */
  public VaultRepository vaults() {
    return vaults;
  }

  public OutputRepository outputs() {
    return outputs;
  }

  public RunTracker tracker() {
    return tracker;
  }

  public GarbageCollector garbage() {
    return garbage;
  }

  /** The lock files of models whose holders are gone. */
  public List<Path> abandonedLocks() {
    return locks.abandoned();
  }

  /** Takes the lock that a run holds while it works on a model (data-format §2.8). */
  public HeldLock lockModel(
      String type, String definitionId, java.util.Map<String, String> environment, LockListener listener, Cancellation cancellation) {
    HeldLock lock = locks.lockModel(type, definitionId, new LockRequest(
        LockHolder.ofCaller(environment, services.hostName()), LockTerms.ofCaller(environment), listener, cancellation));
    DataScan.Model model = new DataScan.Model(type, definitionId);
    switch (lock.predecessor()) {
      case NONE -> {}
      case SILENT -> catalogued.mend(model);
      case DEAD -> {
        // It may have died between a version's files and its row, or in the middle of the files.
        data.unfinished().clear(type, definitionId);
        catalogued.mend(model);
      }
    }
    return lock;
  }

  /** Takes the lock of commands that change the repository's structure. */
  public HeldLock lockStructure(
      java.util.Map<String, String> environment, LockListener listener, Cancellation cancellation) {
    String ignored = environment.getOrDefault("SWAMP_LOCK_HOLDER_PID", "");
    java.util.OptionalLong ignoredPid = ignored.matches("\\d{1,18}")
        ? java.util.OptionalLong.of(Long.parseLong(ignored)) : java.util.OptionalLong.empty();
    return locks.lockStructure(new LockRequest(LockHolder.ofCaller(environment, services.hostName()),
        LockTerms.ofCaller(environment), listener, cancellation), ignoredPid);
  }

  @Override
  public void close() {
    catalog.close();
    tracker.close();
  }
}
