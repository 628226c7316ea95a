package swamp.runtime.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.FakeTiming;

class RunTrackerTest {
  @TempDir Path root;
  private final FakeTiming timing = new FakeTiming();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private Path file;
  private RunTracker tracker;

  @BeforeEach
  void open() {
    file = root.resolve(".swamp/run_tracker.db");
    tracker = new RunTracker(file, new JdkFileOperations(), timing, warnings::add);
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  private RunTracker.TrackedRun start(String id) {
    return tracker.start(ActiveRun.ofMethod(id, "@acme/probe", "sync", 4711, "vm", timing.now(), "ghost"),
        reason -> cancelled.add(id + ": " + reason));
  }

  private Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private String row(String id) throws SQLException {
    try (Connection connection = connect(file);
        ResultSet rows = connection.createStatement().executeQuery("SELECT run_kind, model_type, method_name, "
            + "workflow_name, pid, hostname, started_at, heartbeat_at, status, completed_at, cancel_reason, "
            + "initiated_by, instance_id FROM active_runs WHERE id = '" + id + "'")) {
      assertTrue(rows.next());
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= 13; i++) {
        values.add(rows.getString(i));
      }
      return String.join(",", values.stream().map(String::valueOf).toList());
    }
  }

  private static Path golden() {
    Path dump = Path.of(System.getProperty("swamp.shared", System.getProperty("swamp.root", ".") + "/../shared"))
        .resolve("golden/repo-min-sqlite-dumps/run_tracker.db.sql");
    assumeTrue(Files.exists(dump), "no golden answers on this machine");
    return dump;
  }

  @Test
  void aRunHasARowFromItsStartToAfterItsEnd() throws Exception {
    RunTracker.TrackedRun run = start("r1");
    assertEquals(
        "model_method,@acme/probe,sync,null,4711,vm,2026-11-22T11:00:00.000Z,2026-11-22T11:00:00.000Z,running,null,"
            + "null,ghost,null",
        row("r1"));
    timing.advance(Duration.ofSeconds(1));
    run.completed();
    assertEquals(
        "model_method,@acme/probe,sync,null,4711,vm,2026-11-22T11:00:00.000Z,2026-11-22T11:00:00.000Z,completed,"
            + "2026-11-22T11:00:01.000Z,null,ghost,null",
        row("r1"));
    assertEquals(0, timing.heartbeats());
  }

  @Test
  void failuresAndCancelsAreToldApart() throws Exception {
    start("r1").failed();
    start("r2").cancelled("user");
    assertTrue(row("r1").contains(",failed,"));
    assertTrue(row("r2").contains(",cancelled,2026-11-22T11:00:00.000Z,user,"));
  }

  @Test
  void onlyTheFirstEndCounts() throws Exception {
    RunTracker.TrackedRun run = start("r1");
    run.cancelled("user");
    run.completed();
    assertTrue(row("r1").contains(",cancelled,"));
  }

  @Test
  void aRunShowsThatItIsAliveEveryHalfMinute() {
    start("r1");
    timing.advance(Duration.ofSeconds(29));
    assertEquals(timing.now().minusSeconds(29), tracker.running().getFirst().heartbeatAt());
    timing.advance(Duration.ofSeconds(61));
    assertEquals(timing.now(), tracker.running().getFirst().heartbeatAt());
  }

  @Test
  void aRunWithoutHeartbeatForNinetySecondsIsDead() {
    ActiveRun run = ActiveRun.ofMethod("r1", "@acme/probe", "sync", 4711, "vm", timing.now(), "ghost");
    timing.advance(Duration.ofSeconds(90));
    assertFalse(tracker.isDead(run));
    timing.advance(Duration.ofMillis(1));
    assertTrue(tracker.isDead(run));
  }

  @Test
  void aRunOfThisProcessIsCancelledAtOnce() throws Exception {
    start("r1");
    start("r2").completed();
    tracker.requestCancellation("r1", "no longer needed");
    tracker.requestCancellation("r2", "too late");
    assertEquals(List.of("r1: no longer needed"), cancelled);
    assertTrue(row("r1").contains(",running,null,no longer needed,"));
    assertTrue(row("r2").endsWith(",null,ghost,null"));
  }

  @Test
  void aRunOfAnotherProcessIsCancelledWhenItLooks() {
    start("r1");
    start("r2");
    try (RunTracker other = new RunTracker(file, new JdkFileOperations(), timing, warnings::add)) {
      other.requestCancellation("r1", "asked from elsewhere");
    }
    assertEquals(List.of(), cancelled);
    timing.advance(RunTracker.CANCELLATION_LOOK);
    assertEquals(List.of("r1: asked from elsewhere"), cancelled);
  }

  @Test
  void onlyOldRunsThatAreOverAreForgotten() {
    start("r1").completed();
    start("r2");
    timing.advance(Duration.ofHours(1));
    start("r3").failed();
    List<ActiveRun> old = tracker.endedBefore(timing.now().minusSeconds(60));
    assertEquals(List.of("r1"), old.stream().map(ActiveRun::id).toList());
    old.forEach(tracker::forget);
    assertEquals(List.of("r3", "r2"), tracker.newest(-1).stream().map(ActiveRun::id).toList());
  }

  @Test
  void aStaleRunIsClosedAsFailed() throws Exception {
    start("r1");
    tracker.close(tracker.running().getFirst());
    assertTrue(row("r1").contains(",failed,2026-11-22T11:00:00.000Z,stale,"));
  }

  @Test
  void onlyRunningRunsAreListedOldestFirst() {
    start("r1");
    timing.advance(Duration.ofSeconds(1));
    start("r2").completed();
    start("r3");
    assertEquals(List.of("r1", "r3"), tracker.running().stream().map(ActiveRun::id).toList());
  }

  @Test
  void aNewFileHasTheExistingProgramsSchema() throws Exception {
    start("r1");
    try (Connection expected = connect(root.resolve("expected.db")); Connection actual = connect(file)) {
      SqlDump.load(golden(), expected);
      assertEquals(DataCatalogTest.schema(expected), DataCatalogTest.schema(actual));
    }
  }

  @Test
  void theExistingProgramsFileIsUsed() throws Exception {
    Files.createDirectories(file.getParent());
    try (Connection connection = connect(file)) {
      SqlDump.load(golden(), connection);
    }
    assertEquals(List.of(), tracker.running());
    start("r1");
    assertEquals(1, tracker.running().size());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aFileOfAnotherVersionIsLeftAlone() throws Exception {
    start("r1").completed();
    tracker.close();
    try (Connection connection = connect(file)) {
      connection.createStatement().executeUpdate("UPDATE run_tracker_meta SET value = '5'");
    }
    start("r2").completed();
    assertEquals(2, warnings.size());
    assertTrue(row("r1").contains("completed"));
  }
}
