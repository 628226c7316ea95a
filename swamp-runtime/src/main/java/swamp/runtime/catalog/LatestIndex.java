package swamp.runtime.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.catalog.SqliteDatabase.Session;

/**
 * What {@link LatestItems} knows, kept as long as it is right. The existing program's tables have no index of tags and can be
 * given none; so it is made in memory at the first question, follows what this process writes, and is made anew when SQLite says
 * that another connection has changed the file. To be used in the work on the database only, which is one at a time.
 */
final class LatestIndex {
  private static final String KEY = "namespace, type_normalized, model_id, data_name";

  /** Goes from item to item by the primary key, however many versions lie between. */
  private static final String ALL_LATEST = "WITH RECURSIVE item(number) AS ("
      + "SELECT (SELECT rowid FROM catalog ORDER BY " + KEY + " LIMIT 1)"
      + " UNION ALL SELECT (SELECT next.rowid FROM catalog AS next WHERE "
      + "(next.namespace, next.type_normalized, next.model_id, next.data_name)"
      + " > (this.namespace, this.type_normalized, this.model_id, this.data_name) ORDER BY "
      + "next.namespace, next.type_normalized, next.model_id, next.data_name LIMIT 1)"
      + " FROM item CROSS JOIN catalog AS this WHERE this.rowid = item.number) "
      + "SELECT latest.* FROM item CROSS JOIN catalog AS one CROSS JOIN (SELECT " + CatalogLookups.COLUMNS
      + " FROM catalog WHERE is_latest = 1) AS latest WHERE one.rowid = item.number"
      + " AND latest.namespace = one.namespace AND latest.type_normalized = one.type_normalized"
      + " AND latest.model_id = one.model_id AND latest.data_name = one.data_name";

  private @Nullable State state;

  private record State(Session session, long dataVersion, LatestItems items) {}

  /** The items that may have matching latest rows; empty when there are too many to be kept in memory. */
  Optional<List<CatalogKey>> items(Session session, CatalogFilter filter) throws SQLException {
    LatestItems items = current(session);
    return items.hasTooManyItems() ? Optional.empty() : Optional.of(items.find(filter));
  }

  private LatestItems current(Session session) throws SQLException {
    // Read before the rows: what changes meanwhile is noticed next time.
    long dataVersion = dataVersion(session);
    State known = state;
    if (known != null && known.session == session && known.dataVersion == dataVersion) {
      return known.items;
    }
    LatestItems items = new LatestItems();
    try (ResultSet rows = session.prepare(ALL_LATEST).executeQuery()) {
      while (!items.hasTooManyItems() && rows.next()) {
        items.add(CatalogLookups.row(rows));
      }
    }
    state = new State(session, dataVersion, items);
    return items;
  }

  /** Another one when another connection has changed the file since. */
  static long dataVersion(Session session) throws SQLException {
    try (ResultSet rows = session.prepare("PRAGMA data_version").executeQuery()) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  /** Follows a change that this connection has just made, committed or not. */
  void follow(Session session, CatalogChange change) throws SQLException {
    State known = state;
    if (known == null || known.session != session) {
      return;
    }
    switch (change) {
      case CatalogChange.Upsert upsert -> {
        if (upsert.row().latest()) {
          known.items.add(upsert.row());
        }
      }
      case CatalogChange.MarkLatest mark -> {
        for (CatalogRow row : latestRows(session, mark.key())) {
          known.items.add(row);
        }
      }
      case CatalogChange.RemoveItem _, CatalogChange.RemoveVersions _ -> { }
    }
    if (known.items.isFull()) {
      state = null;
    }
  }

  private List<CatalogRow> latestRows(Session session, CatalogKey key) throws SQLException {
    CatalogFilter item = CatalogFilter.latest().with(Column.NAMESPACE, key.namespace()).with(Column.TYPE, key.type())
        .with(Column.MODEL_ID, key.modelId()).with(Column.DATA_NAME, key.dataName());
    return CatalogLookups.find(session, item, this);
  }

  /** Forgets everything, because all rows change. */
  void forget() {
    state = null;
  }

  static String statement() {
    return ALL_LATEST;
  }
}
