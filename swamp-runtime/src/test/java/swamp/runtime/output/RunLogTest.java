package swamp.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.FakeTiming;

class RunLogTest {
  private static final Instant AT = Instant.parse("2026-11-22T11:05:48.810Z");
  private static final String CATEGORY = "model·method·run·p1·sync";

  @TempDir Path root;
  private final FakeTiming timing = new FakeTiming();
  private final List<String> warnings = new ArrayList<>();

  private RunLog log(Path file) {
    return new RunLog(
        file, new JdkFileOperations(), timing, text -> text.replace("secret", "***"), warnings::add);
  }

  @Test
  void aLineHasTimeLevelCategoryAndRedactedMessage() throws IOException {
    Path file = root.resolve("a/b/run.log");
    try (RunLog log = log(file)) {
      log.add(AT, LogLevel.INF, CATEGORY, "hello " + LogText.quoted("p1") + " 3");
      log.add(AT, LogLevel.WRN, CATEGORY, "the secret is out");
    }
    assertEquals("""
        2026-11-22T11:05:48.810Z [INF] model·method·run·p1·sync: hello "p1" 3
        2026-11-22T11:05:48.810Z [WRN] model·method·run·p1·sync: the *** is out
        """, Files.readString(file));
  }

  @Test
  void aRunThatLogsNothingHasAnEmptyLog() throws IOException {
    Path file = root.resolve("run.log");
    log(file).close();
    assertEquals("", Files.readString(file));
  }

  @Test
  void shortRunsWriteOnce() throws IOException {
    Path file = root.resolve("run.log");
    CrashingFileOperations counting = new CrashingFileOperations(-1, false);
    try (RunLog log = new RunLog(file, counting, timing, text -> text, warnings::add)) {
      log.add(AT, LogLevel.INF, CATEGORY, "one");
      log.add(AT, LogLevel.INF, CATEGORY, "two");
      assertFalse(Files.exists(file));
    }
    assertEquals(1, counting.changes());
    assertEquals(0, timing.heartbeats());
  }

  @Test
  void longRunsCanBeFollowed() throws IOException {
    Path file = root.resolve("run.log");
    try (RunLog log = log(file)) {
      log.add(AT, LogLevel.INF, CATEGORY, "one");
      timing.advance(Duration.ofSeconds(1));
      assertEquals(1, Files.readAllLines(file).size());
      assertEquals(0, timing.heartbeats());
      log.add(AT, LogLevel.INF, CATEGORY, "two");
      timing.advance(Duration.ofSeconds(1));
      assertEquals(2, Files.readAllLines(file).size());
    }
  }

  @Test
  void manyLinesDoNotPileUp() throws IOException {
    Path file = root.resolve("run.log");
    try (RunLog log = log(file)) {
      for (int i = 0; i < 1000; i++) {
        log.add(AT, LogLevel.INF, CATEGORY, "line " + i);
      }
      assertTrue(Files.size(file) > 50_000);
    }
    assertEquals(1000, Files.readAllLines(file).size());
  }

  @Test
  void aLogThatCannotBeWrittenWarnsOnceAndFailsNothing() throws IOException {
    Path file = root.resolve("occupied");
    Files.createDirectory(file);
    try (RunLog log = log(file)) {
      log.add(AT, LogLevel.INF, CATEGORY, "one");
      log.flush();
      log.add(AT, LogLevel.INF, CATEGORY, "two");
    }
    assertEquals(1, warnings.size());
  }

  @Test
  void linesAfterTheEndAreDropped() throws IOException {
    Path file = root.resolve("run.log");
    RunLog log = log(file);
    log.close();
    log.add(AT, LogLevel.INF, CATEGORY, "late");
    log.close();
    assertEquals("", Files.readString(file));
  }
}
