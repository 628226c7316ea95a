package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** Programs that want the same model at the same time (data-format §2.8). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LockIT {
  private static final String LOCK = ".swamp/data/@test/probe/8f14e45f-ceea-467f-9d0c-3f0c1f5b7a11/.lock";

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private Result write(String path) throws IOException, InterruptedException {
    return swamp.run("model", "method", "run", "p1", "write", "--input", "text=a", path, "--json");
  }

  /** A lock file as the existing program writes it. */
  private Path lockOfAnotherProgram(long pid) throws IOException {
    swamp.write(LOCK, "{\n  \"holder\": \"unknown@vm\",\n  \"hostname\": \"vm\",\n  \"pid\": " + pid
        + ",\n  \"acquiredAt\": \"" + Instant.now().truncatedTo(ChronoUnit.MILLIS)
        + "\",\n  \"ttlMs\": 30000,\n  \"nonce\": \"38c5a498-11c3-452c-a8ef-19d997562e65\"\n}");
    return swamp.repository().resolve(LOCK);
  }

  private void assertTimedOut(Result result, String holder) {
    assertEquals(75, result.code(), result.errors());
    assertEquals("", result.output());
    String expected = "\\{\n  \"error\": \"Lock \\\\\"\\Q" + swamp.repository().resolve(LOCK) + "\\E\\\\\" held by "
        + holder + " — timed out after \\d+ms\",\n  \"code\": \"lock_timeout\"\n\\}\n";
    assertTrue(result.errors().matches(expected), result.errors());
  }

  @Test
  void theSecondOfTwoProcessesGivesUpWithCodeSeventyFiveAndGoesOnWhenTheFirstHasEnded() throws Exception {
    Process holder = swamp.start("model", "method", "run", "p1", "sleep", "--via-daemon=off");
    Swamp.awaitLine(holder, "sleeping");
    swamp.with("SWAMP_LOCK_TIMEOUT_MS", "1000");

    assertTimedOut(write("--via-daemon=off"), "unknown@\\S+ \\(pid \\d+\\)");
    assertTimedOut(write("--via-daemon=require"), "unknown@\\S+ \\(pid \\d+\\)");

    holder.descendants().forEach(ProcessHandle::destroyForcibly);
    assertTrue(holder.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    Result next = write("--via-daemon=require");
    assertEquals(0, next.code(), next.errors());
    assertFalse(Files.exists(swamp.repository().resolve(LOCK)));
  }

  @Test
  void aLockOfTheExistingProgramIsWaitedForWhileItLives() throws Exception {
    Path lock = lockOfAnotherProgram(ProcessHandle.current().pid());
    String before = Files.readString(lock);
    swamp.with("SWAMP_LOCK_TIMEOUT_MS", "500");

    assertTimedOut(write("--via-daemon=off"), "unknown@vm \\(pid " + ProcessHandle.current().pid() + "\\)");

    assertEquals(before, Files.readString(lock));
    assertEquals(0, swamp.run("model", "search", "--via-daemon=off").code());
  }

  @Test
  void runsAndCreationsWaitForTheRunOfAnotherProgramAndThenGoOn() throws Exception {
    Path lock = lockOfAnotherProgram(ProcessHandle.current().pid());
    Process run = swamp.start("model", "method", "run", "p1", "write", "--input", "text=a", "--via-daemon=off");
    Process creation = swamp.start("model", "create", "@test/probe", "p9", "--via-daemon=off");

    assertEquals(0, swamp.run("model", "search", "--via-daemon=off").code(), "reading waits for nobody");
    assertTrue(run.isAlive() && creation.isAlive());
    assertFalse(Files.exists(swamp.repository().resolve("models/@test/probe/p9.yaml")));
    Files.delete(lock);

    assertTrue(run.waitFor(90, TimeUnit.SECONDS) && creation.waitFor(90, TimeUnit.SECONDS));
    assertEquals(0, run.exitValue(), Files.readString(swamp.backgroundErrors()));
    assertEquals(0, creation.exitValue(), Files.readString(swamp.backgroundErrors()));
    assertTrue(Files.exists(swamp.repository().resolve("models/@test/probe/p9.yaml")));
  }

  @Test
  void aLockThatTheExistingProgramLeftBehindIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    assertEquals(0, dead.waitFor());
    Path lock = lockOfAnotherProgram(dead.pid());

    Result run = write("--via-daemon=off");

    assertEquals(0, run.code(), run.errors());
    assertFalse(Files.exists(lock));
  }
}
