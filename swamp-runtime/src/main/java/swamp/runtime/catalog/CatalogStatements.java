package swamp.runtime.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import swamp.protocol.JsonText;
import swamp.runtime.catalog.SqliteDatabase.Session;

/** The SQL of the catalog's rows. */
final class CatalogStatements {
  private static final String OF_ITEM = "namespace = ? AND type_normalized = ? AND model_id = ? AND data_name = ?";
  private static final int ITEM_PARAMETERS = 4;

  private static final String COLUMNS = "namespace, type_normalized, model_id, data_name, id, version, is_latest, "
      + "model_name, spec_name, data_type, content_type, lifetime, owner_type, streaming, size, created_at, "
      + "tags, owner_ref, workflow_run_id, workflow_name, job_name, step_name, source";
  private static final int COLUMN_COUNT = 23;

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
        "INSERT OR REPLACE INTO catalog (" + COLUMNS + ") VALUES (" + "?, ".repeat(COLUMN_COUNT - 1) + "?)");
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

  static List<CatalogRow> find(Session session, CatalogFilter filter) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM catalog WHERE 1 = 1");
    List<String> parameters = new ArrayList<>();
    for (CatalogFilter.Column column : CatalogFilter.Column.values()) {
      String value = filter.columns().get(column);
      if (value != null) {
        sql.append(" AND ").append(column.sqlName()).append(" = ?");
        parameters.add(value);
      }
    }
    if (filter.latestOnly()) {
      sql.append(" AND is_latest = 1");
    }
    if (filter.tag().isPresent()) {
      // Tags are written without spaces, so that a tag is always the same text.
      sql.append(" AND instr(tags, ?) > 0");
      parameters.add(tagText(filter.tag().get()));
    }
    sql.append(" ORDER BY model_name, type_normalized, model_id, data_name, version");
    PreparedStatement statement = session.prepare(sql.toString());
    for (int i = 0; i < parameters.size(); i++) {
      statement.setString(i + 1, parameters.get(i));
    }
    List<CatalogRow> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row(rows));
      }
    }
    return found;
  }

  private static String tagText(CatalogFilter.Tag tag) {
    String object = JsonText.compact(JsonText.object().put(tag.name(), tag.value()));
    return object.substring(1, object.length() - 1);
  }

  /** The first model name in order after this one; an index answers, however many rows there are. */
  static Optional<String> nextModelName(Session session, Optional<String> previous) throws SQLException {
    PreparedStatement statement = session.prepare(
        "SELECT min(model_name) FROM catalog" + (previous.isPresent() ? " WHERE model_name > ?" : ""));
    if (previous.isPresent()) {
      statement.setString(1, previous.get());
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  private static void bind(PreparedStatement statement, CatalogKey key) throws SQLException {
    statement.setString(1, key.namespace());
    statement.setString(2, key.type());
    statement.setString(3, key.modelId());
    statement.setString(ITEM_PARAMETERS, key.dataName());
  }

  private static CatalogRow row(ResultSet rows) throws SQLException {
    int column = ITEM_PARAMETERS;
    CatalogKey key = new CatalogKey(
        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(ITEM_PARAMETERS));
    String id = rows.getString(++column);
    int version = rows.getInt(++column);
    boolean latest = rows.getInt(++column) != 0;
    return new CatalogRow(
        key,
        version,
        id,
        latest,
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getInt(++column) != 0,
        rows.getLong(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column));
  }
}
