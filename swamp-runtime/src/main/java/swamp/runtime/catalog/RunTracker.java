package swamp.runtime.catalog;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.IsoTime;
import swamp.runtime.time.Timing;

/**
 * Which runs are active, in {@code run_tracker.db} (data-format §2.12): a row at the start, a heartbeat every 30 s, the
 * final status at the end. Purely informative, so failures are warnings. Thread-safe; opened at the first use.
 */
public final class RunTracker implements AutoCloseable {
  /** How often a run shows that it is alive. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /** How often a run looks whether another process wants it cancelled. */
  public static final Duration CANCELLATION_LOOK = Duration.ofSeconds(1);

  /** A run without a heartbeat for so long is dead. */
  public static final Duration DEAD_AFTER = Duration.ofSeconds(90);

  private static final String COLUMNS = "id, run_kind, model_type, method_name, workflow_name, pid, hostname, "
      + "started_at, heartbeat_at, status, initiated_by";

  private final SqliteDatabase database;
  private final Timing timing;
  private final Consumer<String> warnings;
  private final Map<String, Consumer<String>> own = new ConcurrentHashMap<>();

  /** @param file {@code <repo>/.swamp/run_tracker.db} */
  public RunTracker(Path file, FileOperations files, Timing timing, Consumer<String> warnings) {
    this.database = new SqliteDatabase(file, files, TrackerSchema::prepare);
    this.timing = timing;
    this.warnings = warnings;
  }

  /**
   * Writes the row of a run and keeps it alive until one of the answer's methods is called.
   *
   * @param cancel called, on another thread and perhaps more than once, with the reason when somebody wants the run
   *     cancelled
   */
  public TrackedRun start(ActiveRun run, Consumer<String> cancel) {
    own.put(run.id(), cancel);
    change(
        "INSERT OR REPLACE INTO active_runs (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, run.id());
          statement.setString(2, run.runKind());
          statement.setString(3, run.modelType().orElse(null));
          statement.setString(4, run.methodName().orElse(null));
          statement.setString(5, run.workflowName().orElse(null));
          statement.setLong(6, run.pid());
          statement.setString(7, run.hostname());
          statement.setString(8, IsoTime.text(run.startedAt()));
          statement.setString(9, IsoTime.text(run.heartbeatAt()));
          statement.setString(10, run.status());
          statement.setString(11, run.initiatedBy().orElse(null));
        });
    return new TrackedRun(run.id(), List.of(
        timing.every(HEARTBEAT, () -> beat(run.id())), timing.every(CANCELLATION_LOOK, () -> look(run.id()))));
  }

  /** The rows that say {@code running}, oldest first, whether or not their process still lives. */
  public List<ActiveRun> running() {
    return select("WHERE status = 'running' ORDER BY started_at", -1);
  }

  /** The newest rows, whatever their status, the newest first; all for a negative limit. */
  public List<ActiveRun> newest(int limit) {
    return select("ORDER BY started_at DESC", limit);
  }

  private List<ActiveRun> select(String selection, int limit) {
    try {
      return database.read(session -> {
        List<ActiveRun> runs = new ArrayList<>();
        PreparedStatement statement = session.prepare(
            "SELECT " + COLUMNS + " FROM active_runs " + selection + " LIMIT ?");
        statement.setInt(1, limit);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            runs.add(row(rows));
          }
        }
        return runs;
      });
    } catch (SQLException e) {
      warn(e);
      return List.of();
    }
  }

  /** Whether no heartbeat came for too long. */
  public boolean isDead(ActiveRun run) {
    return run.heartbeatAt().plus(DEAD_AFTER).isBefore(timing.now());
  }

  @Override
  public void close() {
    database.close();
  }

  /** A run whose row says {@code running}. Thread-safe; only the first call of an ending method counts. */
  public final class TrackedRun {
    private final String id;
    private final List<Timing.Heartbeat> heartbeats;
    private final AtomicBoolean ended = new AtomicBoolean();

    private TrackedRun(String id, List<Timing.Heartbeat> heartbeats) {
      this.id = id;
      this.heartbeats = heartbeats;
    }

    /** The run succeeded. */
    public void completed() {
      end("completed", Optional.empty());
    }

    /** The run failed. */
    public void failed() {
      end("failed", Optional.empty());
    }

    /** The run was cancelled. */
    public void cancelled(String reason) {
      end("cancelled", Optional.of(reason));
    }

    private void end(String status, Optional<String> reason) {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      own.remove(id);
      heartbeats.forEach(Timing.Heartbeat::stop);
      change("UPDATE active_runs SET status = ?, completed_at = ?, cancel_reason = ? WHERE id = ?", statement -> {
        statement.setString(1, status);
        statement.setString(2, IsoTime.text(timing.now()));
        statement.setString(3, reason.orElse(null));
        statement.setString(4, id);
      });
    }
  }

  /**
   * Wants a running run cancelled: at once when it is this process', else as soon as its process looks. The reason
   * stands in the run's row until the run has ended.
   */
  public void requestCancellation(String id, String reason) {
    change("UPDATE active_runs SET cancel_reason = ? WHERE id = ? AND status = 'running'", statement -> {
      statement.setString(1, reason);
      statement.setString(2, id);
    });
    Optional.ofNullable(own.get(id)).ifPresent(cancel -> cancel.accept(reason));
  }

  /** Marks a running row as failed, because its process has gone. */
  public void close(ActiveRun stale) {
    change("UPDATE active_runs SET status = 'failed', completed_at = ?, cancel_reason = 'stale' "
        + "WHERE id = ? AND status = 'running'", statement -> {
      statement.setString(1, IsoTime.text(timing.now()));
      statement.setString(2, stale.id());
    });
  }

  /** The rows of runs that started before this instant and are over, the newest first. */
  public List<ActiveRun> endedBefore(Instant limit) {
    return newest(-1).stream()
        .filter(run -> !run.status().equals("running") && run.startedAt().isBefore(limit))
        .toList();
  }

  /** Removes the row of a run that is over. */
  public void forget(ActiveRun ended) {
    change("DELETE FROM active_runs WHERE id = ? AND status <> 'running'", statement -> statement.setString(1, ended.id()));
  }

  private void look(String id) {
    try {
      Optional<String> reason = database.read(session -> {
        PreparedStatement statement =
            session.prepare("SELECT cancel_reason FROM active_runs WHERE id = ? AND status = 'running'");
        statement.setString(1, id);
        try (ResultSet rows = statement.executeQuery()) {
          return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.<String>empty();
        }
      });
      reason.ifPresent(why -> Optional.ofNullable(own.get(id)).ifPresent(cancel -> cancel.accept(why)));
    } catch (SQLException e) {
      warn(e);
    }
  }

  private void beat(String id) {
    change("UPDATE active_runs SET heartbeat_at = ? WHERE id = ? AND status = 'running'", statement -> {
      statement.setString(1, IsoTime.text(timing.now()));
      statement.setString(2, id);
    });
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void change(String sql, Parameters parameters) {
    try {
      database.write(session -> {
        PreparedStatement statement = session.prepare(sql);
        parameters.set(statement);
        return statement.executeUpdate();
      });
    } catch (SQLException e) {
      warn(e);
    }
  }

  private void warn(SQLException cause) {
    warnings.accept("The run tracker " + database.file() + " cannot be used: " + cause.getMessage());
  }

  private static ActiveRun row(ResultSet rows) throws SQLException {
    return new ActiveRun(
        rows.getString(1),
        rows.getString(2),
        Optional.ofNullable(rows.getString(3)),
        Optional.ofNullable(rows.getString(4)),
        Optional.ofNullable(rows.getString(5)),
        rows.getLong(6),
        rows.getString(7),
        Instant.parse(rows.getString(8)),
        Instant.parse(rows.getString(9)),
        rows.getString(10),
        Optional.ofNullable(rows.getString(11)));
  }
}
