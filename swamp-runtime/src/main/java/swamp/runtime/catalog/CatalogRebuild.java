package swamp.runtime.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.SqliteDatabase.Session;

/**
 * Fills the catalog from the data files. Files are read while nobody is kept waiting, and rows are stored a few hundred at a time,
 * so that runs of this and of other processes go on meanwhile; only questions wait for the end. What they change is not lost: writers
 * change files first, and what was read before another change is read again while the write lock is held. Thread-safe.
 */
final class CatalogRebuild {
  private static final String POPULATED = "populated";

  /** Names the rebuild that goes on. Removed when rows that it has stored already may be wrong. */
  private static final String REBUILD = "rebuild";

  private static final int ROWS_AT_ONCE = 200;
  private static final long LOOK_MILLISECONDS = 100;

  private final SqliteDatabase database;
  private final LatestIndex latest;
  private final ReentrantLock rebuilding = new ReentrantLock();
  private long ownChanges;

  CatalogRebuild(SqliteDatabase database, LatestIndex latest) {
    this.database = database;
    this.latest = latest;
  }

  static boolean isPopulated(Session session) throws SQLException {
    return CatalogSchema.meta(session, POPULATED).equals(Optional.of("true"));
  }

  /** Has every reader rebuild the catalog, and a rebuild that goes on begin anew. */
  static void require(Session session) throws SQLException {
    CatalogSchema.removeMeta(session, POPULATED);
    CatalogSchema.removeMeta(session, REBUILD);
  }

  /** To be called in each transaction of this connection that changes rows. */
  void noteChange() {
    ownChanges++;
  }

  /** Fills the catalog unless it is filled already, also by another thread or process meanwhile. */
  void run(CatalogFiles files) throws SQLException {
    awaitTurn(files);
    try {
      while (!database.read(CatalogRebuild::isPopulated)) {
        fill(files);
      }
    } finally {
      rebuilding.unlock();
    }
  }

  private void awaitTurn(CatalogFiles files) {
    try {
      while (!rebuilding.tryLock(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        files.onHold();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwampException(ErrorCode.CANCELLED, "Cancelled while the data catalog was being filled", e);
    }
  }

  private void fill(CatalogFiles files) throws SQLException {
    String name = database.write(this::begin);
    try (Stream<CatalogKey> items = files.items()) {
      Iterator<CatalogKey> all = items.iterator();
      while (all.hasNext()) {
        storeSome(all, files);
      }
    }
    database.write(session -> {
      if (CatalogSchema.meta(session, REBUILD).equals(Optional.of(name))) {
        CatalogSchema.setMeta(session, POPULATED, "true");
        CatalogSchema.removeMeta(session, REBUILD);
      }
      return name;
    });
  }

  // A rebuild of another process is joined: what it has stored is right, and emptying the table would undo it.
  private String begin(Session session) throws SQLException {
    latest.forget();
    Optional<String> other = CatalogSchema.meta(session, REBUILD);
    if (other.isPresent()) {
      return other.get();
    }
    session.execute("DELETE FROM catalog");
    String name = UUID.randomUUID().toString();
    CatalogSchema.setMeta(session, REBUILD, name);
    return name;
  }

  private void storeSome(Iterator<CatalogKey> items, CatalogFiles files) throws SQLException {
    Stamp before = database.read(this::stamp);
    Map<CatalogKey, List<CatalogRow>> read = new LinkedHashMap<>();
    for (int rows = 0; rows < ROWS_AT_ONCE && items.hasNext(); ) {
      CatalogKey item = items.next();
      List<CatalogRow> ofItem = files.rows(item);
      read.put(item, ofItem);
      rows += ofItem.size();
    }
    database.write(session -> {
      boolean unchanged = stamp(session).equals(before);
      for (Map.Entry<CatalogKey, List<CatalogRow>> entry : read.entrySet()) {
        CatalogStatements.replace(session, entry.getKey(), unchanged ? entry.getValue() : files.rows(entry.getKey()));
      }
      return before;
    });
  }

  /** The same as long as neither this connection nor another one has changed rows. */
  private record Stamp(Session session, long others, long own) {}

  private Stamp stamp(Session session) throws SQLException {
    return new Stamp(session, LatestIndex.dataVersion(session), ownChanges);
  }

  /**
   * Stores anew the items of a model whose rows name other versions than there are. Where versions lie above the latest,
   * which the next run makes count without a word, the whole catalog is to be made anew.
   */
  void mend(String namespace, String type, String modelId, CatalogFiles files) throws SQLException {
    Map<CatalogKey, NavigableMap<Integer, Boolean>> listed = database.read(session -> listed(session, namespace, type, modelId));
    try (Stream<CatalogKey> items = files.items()) {
      items.forEach(item -> listed.putIfAbsent(item, new TreeMap<>()));
    }
    for (Map.Entry<CatalogKey, NavigableMap<Integer, Boolean>> item : listed.entrySet()) {
      CatalogFiles.Versions versions = files.versions(item.getKey());
      if (!isRight(item.getValue(), versions.counted())) {
        database.write(session -> {
          latest.forget();
          CatalogStatements.replace(session, item.getKey(), files.rows(item.getKey()));
          noteChange();
          return item;
        });
      }
      if (versions.anyAboveLatest()) {
        database.write(session -> {
          require(session);
          return item;
        });
      }
    }
  }

  private static boolean isRight(NavigableMap<Integer, Boolean> listed, NavigableSet<Integer> versions) {
    return listed.keySet().equals(versions) && (listed.isEmpty() || listed.lastEntry().getValue());
  }

  /** By item the versions that the catalog lists, and whether as latest ones. */
  private static Map<CatalogKey, NavigableMap<Integer, Boolean>> listed(
      Session session, String namespace, String type, String modelId) throws SQLException {
    PreparedStatement statement = session.prepare(
        "SELECT data_name, version, is_latest FROM catalog WHERE namespace = ? AND type_normalized = ? AND model_id = ?");
    statement.setString(1, namespace);
    statement.setString(2, type);
    int last = 3;
    statement.setString(last, modelId);
    Map<CatalogKey, NavigableMap<Integer, Boolean>> listed = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        listed.computeIfAbsent(new CatalogKey(namespace, type, modelId, rows.getString(1)), key -> new TreeMap<>())
            .put(rows.getInt(2), rows.getInt(last) != 0);
      }
    }
    return listed;
  }
}
