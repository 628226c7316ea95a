package swamp.runtime.catalog;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import swamp.runtime.catalog.SqliteDatabase.Session;

/** The SQL that changes the catalog's rows. */
final class CatalogStatements {
  private static final String OF_ITEM = "namespace = ? AND type_normalized = ? AND model_id = ? AND data_name = ?";
  private static final int ITEM_PARAMETERS = 4;

  private CatalogStatements() {}

  static void apply(Session session, CatalogChange change) throws SQLException {
    switch (change) {
      case CatalogChange.Upsert upsert -> {
        if (upsert.row().latest()) {
          clearLatest(session, upsert.row());
        }
        upsert(session, upsert.row());
      }
      case CatalogChange.RemoveItem removal -> {
        PreparedStatement statement = session.prepare("DELETE FROM catalog WHERE " + OF_ITEM);
        bind(statement, removal.key());
        statement.executeUpdate();
      }
      case CatalogChange.RemoveVersions removal -> {
        PreparedStatement statement = session.prepare("DELETE FROM catalog WHERE " + OF_ITEM + " AND version = ?");
        for (int version : removal.versions()) {
          bind(statement, removal.key());
          statement.setInt(ITEM_PARAMETERS + 1, version);
          statement.executeUpdate();
        }
      }
      case CatalogChange.MarkLatest mark -> {
        PreparedStatement statement =
            session.prepare("UPDATE catalog SET is_latest = 1 WHERE " + OF_ITEM + " AND version = ?");
        bind(statement, mark.key());
        statement.setInt(ITEM_PARAMETERS + 1, mark.version());
        statement.executeUpdate();
      }
    }
  }

  /** The rows in place of those that the item has. */
  static void replace(Session session, CatalogKey item, List<CatalogRow> rows) throws SQLException {
    apply(session, new CatalogChange.RemoveItem(item));
    for (CatalogRow row : rows) {
      upsert(session, row);
    }
  }

  private static void clearLatest(Session session, CatalogRow row) throws SQLException {
    PreparedStatement statement = session.prepare(
        "UPDATE catalog SET is_latest = 0 WHERE " + OF_ITEM + " AND is_latest = 1 AND step_name = ? AND version <> ?");
    bind(statement, row.key());
    statement.setString(ITEM_PARAMETERS + 1, row.stepName());
    statement.setInt(ITEM_PARAMETERS + 2, row.version());
    statement.executeUpdate();
  }

  static void upsert(Session session, CatalogRow row) throws SQLException {
    PreparedStatement statement = session.prepare(
        "INSERT OR REPLACE INTO catalog (" + CatalogLookups.COLUMNS + ") VALUES (" + "?, ".repeat(CatalogLookups.COLUMN_COUNT - 1) + "?)");
    bind(statement, row.key());
    int column = ITEM_PARAMETERS;
    statement.setString(++column, row.id());
    statement.setInt(++column, row.version());
    statement.setInt(++column, row.latest() ? 1 : 0);
    statement.setString(++column, row.modelName());
    statement.setString(++column, row.specName());
    statement.setString(++column, row.dataType());
    statement.setString(++column, row.contentType());
    statement.setString(++column, row.lifetime());
    statement.setString(++column, row.ownerType());
    statement.setInt(++column, row.streaming() ? 1 : 0);
    statement.setLong(++column, row.size());
    statement.setString(++column, row.createdAt());
    statement.setString(++column, row.tags());
    statement.setString(++column, row.ownerRef());
    statement.setString(++column, row.workflowRunId());
    statement.setString(++column, row.workflowName());
    statement.setString(++column, row.jobName());
    statement.setString(++column, row.stepName());
    statement.setString(++column, row.source());
    statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, CatalogKey key) throws SQLException {
    statement.setString(1, key.namespace());
    statement.setString(2, key.type());
    statement.setString(3, key.modelId());
    statement.setString(ITEM_PARAMETERS, key.dataName());
  }
}
