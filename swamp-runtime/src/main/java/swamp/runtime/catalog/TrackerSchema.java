package swamp.runtime.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import swamp.runtime.catalog.SqliteDatabase.Session;

/** The tables of {@code run_tracker.db}, schema version 4, as the existing program makes them (data-format §2.12). */
final class TrackerSchema {
  private static final String VERSION = "4";

  private static final String ACTIVE_RUNS = """
      CREATE TABLE active_runs (
              id            TEXT PRIMARY KEY,
              run_kind      TEXT NOT NULL,
              model_type    TEXT,
              method_name   TEXT,
              workflow_name TEXT,
              pid           INTEGER NOT NULL,
              hostname      TEXT NOT NULL,
              started_at    TEXT NOT NULL,
              heartbeat_at  TEXT NOT NULL,
              status        TEXT NOT NULL DEFAULT 'running',
              completed_at  TEXT,
              cancel_reason TEXT,
              initiated_by  TEXT,
              instance_id   TEXT
            )""";

  private static final String PENDING_RUNS = """
      CREATE TABLE pending_runs (
                id                   TEXT PRIMARY KEY,
                source               TEXT NOT NULL,
                workflow_id_or_name  TEXT NOT NULL,
                payload              TEXT,
                route                TEXT,
                traceparent          TEXT,
                tracestate           TEXT,
                created_at           TEXT NOT NULL
              )""";

  private static final String META = """
      CREATE TABLE run_tracker_meta (
                  key   TEXT PRIMARY KEY,
                  value TEXT NOT NULL
                )""";

  private static final String[] INDEXES = {
    """
    CREATE INDEX idx_active_runs_status
            ON active_runs(status)""",
    """
    CREATE INDEX idx_active_runs_heartbeat
            ON active_runs(heartbeat_at)"""
  };

  private TrackerSchema() {}

  /** Makes the tables of a new file; another version belongs to another program and is refused. */
  static void prepare(Session session) throws SQLException {
    if (CatalogSchema.exists(session, "run_tracker_meta")) {
      String version = version(session);
      if (!version.equals(VERSION)) {
        throw new SQLException("schema version " + version + " is not understood, only " + VERSION + " is");
      }
      return;
    }
    session.execute(ACTIVE_RUNS);
    session.execute(PENDING_RUNS);
    session.execute(META);
    for (String index : INDEXES) {
      session.execute(index);
    }
    session.execute("INSERT INTO run_tracker_meta (key, value) VALUES ('schema_version', '" + VERSION + "')");
  }

  private static String version(Session session) throws SQLException {
    try (ResultSet rows =
        session.prepare("SELECT value FROM run_tracker_meta WHERE key = 'schema_version'").executeQuery()) {
      return rows.next() ? rows.getString(1) : "unknown";
    }
  }
}
