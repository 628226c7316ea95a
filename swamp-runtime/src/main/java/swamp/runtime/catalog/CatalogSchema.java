package swamp.runtime.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import swamp.runtime.catalog.SqliteDatabase.Session;

/** The tables of {@code _catalog.db}, schema version 4, as the existing program makes them (data-format §2.9). */
final class CatalogSchema {
  private static final String VERSION = "4";

  private static final String CATALOG = """
      CREATE TABLE catalog (
              namespace       TEXT NOT NULL DEFAULT '',
              type_normalized TEXT NOT NULL,
              model_id        TEXT NOT NULL,
              data_name       TEXT NOT NULL,
              id              TEXT NOT NULL,
              version         INTEGER NOT NULL,
              is_latest       INTEGER NOT NULL DEFAULT 1,
              model_name      TEXT NOT NULL,
              spec_name       TEXT NOT NULL DEFAULT '',
              data_type       TEXT NOT NULL DEFAULT '',
              content_type    TEXT NOT NULL DEFAULT '',
              lifetime        TEXT NOT NULL DEFAULT '',
              owner_type      TEXT NOT NULL DEFAULT '',
              streaming       INTEGER NOT NULL DEFAULT 0,
              size            INTEGER NOT NULL DEFAULT 0,
              created_at      TEXT NOT NULL,
              tags            TEXT NOT NULL DEFAULT '{}',
              owner_ref       TEXT NOT NULL DEFAULT '',
              workflow_run_id TEXT NOT NULL DEFAULT '',
              workflow_name   TEXT NOT NULL DEFAULT '',
              job_name        TEXT NOT NULL DEFAULT '',
              step_name       TEXT NOT NULL DEFAULT '',
              source          TEXT NOT NULL DEFAULT '',
              PRIMARY KEY (namespace, type_normalized, model_id, data_name, version)
            )""";

  private static final String META = """
      CREATE TABLE catalog_meta (
                  key   TEXT PRIMARY KEY,
                  value TEXT NOT NULL
                )""";

  private static final String[] INDEXES = {
    "CREATE INDEX idx_catalog_model_name      ON catalog(model_name)",
    "CREATE INDEX idx_catalog_spec_name       ON catalog(spec_name)",
    "CREATE INDEX idx_catalog_data_type       ON catalog(data_type)",
    "CREATE INDEX idx_catalog_created_at      ON catalog(created_at)",
    "CREATE INDEX idx_catalog_workflow_run_id ON catalog(workflow_run_id)",
    "CREATE INDEX idx_catalog_step_name       ON catalog(step_name)",
    "CREATE INDEX idx_namespace               ON catalog(namespace)",
    "CREATE INDEX idx_catalog_is_latest       "
        + "ON catalog(namespace, type_normalized, model_id, data_name, is_latest)",
    "CREATE INDEX idx_catalog_latest_lookup ON catalog(model_name, data_name, is_latest, namespace)"
  };

  private CatalogSchema() {}

  /** Makes the tables when they are missing, and makes them anew when they have another version. */
  static void prepare(Session session) throws SQLException {
    if (exists(session, "catalog_meta") && exists(session, "catalog")
        && meta(session, "schema_version").equals(Optional.of(VERSION))) {
      return;
    }
    session.execute("DROP TABLE IF EXISTS catalog");
    session.execute("DROP TABLE IF EXISTS catalog_meta");
    session.execute(CATALOG);
    session.execute(META);
    for (String index : INDEXES) {
      session.execute(index);
    }
    setMeta(session, "schema_version", VERSION);
  }

  static boolean exists(Session session, String table) throws SQLException {
    PreparedStatement statement =
        session.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
    statement.setString(1, table);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next();
    }
  }

  static Optional<String> meta(Session session, String key) throws SQLException {
    PreparedStatement statement = session.prepare("SELECT value FROM catalog_meta WHERE key = ?");
    statement.setString(1, key);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  static void setMeta(Session session, String key, String value) throws SQLException {
    PreparedStatement statement =
        session.prepare("INSERT OR REPLACE INTO catalog_meta (key, value) VALUES (?, ?)");
    statement.setString(1, key);
    statement.setString(2, value);
    statement.executeUpdate();
  }

  static void removeMeta(Session session, String key) throws SQLException {
    PreparedStatement statement = session.prepare("DELETE FROM catalog_meta WHERE key = ?");
    statement.setString(1, key);
    statement.executeUpdate();
  }
}
