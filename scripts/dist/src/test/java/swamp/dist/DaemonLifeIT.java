package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DaemonLifeIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void statusStopAndVersionStartNone() throws Exception {
    Result status = swamp.run("daemon", "status", "--json");
    assertEquals(69, status.code());
    assertTrue(status.output().contains("\"running\": false"), status.output());
    assertEquals(0, swamp.run("daemon", "stop").code());
    assertEquals(0, swamp.run("version").code());
    assertFalse(swamp.daemon().isPresent());
  }

  @Test
  void aStartedDaemonAnswersAndStops() throws Exception {
    Result start = swamp.run("daemon", "start", "--json");
    assertEquals(0, start.code(), start.errors());
    assertTrue(start.output().contains("\"running\": true"), start.output());
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    assertEquals(0, swamp.run("daemon", "status").code());
    assertEquals(0, swamp.run("daemon", "stop").code());
    assertTrue(Swamp.ends(daemon));
    assertEquals(69, swamp.run("daemon", "status").code());
  }

  @Test
  void manyCallersAtOnceStartOneDaemon() throws Exception {
    List<Process> callers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      callers.add(swamp.start("daemon", "start", "--json"));
    }
    for (Process caller : callers) {
      assertTrue(caller.waitFor(120, TimeUnit.SECONDS));
      assertEquals(0, caller.exitValue());
    }
    String log = Files.readString(swamp.daemonDirectory().resolve("daemon.log"));
    assertEquals(1, log.lines().filter(line -> line.startsWith("listening on ")).count(), log);
  }

  @Test
  void theSpawningCallLeavesNothingOpen() throws Exception {
    Result result = swamp.shell("out=$(\"$swamp\" daemon start --json); code=$?; echo \"got ${#out}\"; exit $code");
    assertEquals(0, result.code(), result.errors());
    assertTrue(swamp.daemon().isPresent());
    assertTrue(result.output().matches("got [1-9][0-9]+\n"), result.output());
  }

  @Test
  void aKilledDaemonsSocketIsNoObstacle() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    daemon.destroyForcibly();
    assertTrue(Swamp.ends(daemon));
    assertTrue(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));
    assertEquals(69, swamp.run("daemon", "status").code());
    Result again = swamp.run("daemon", "start");
    assertEquals(0, again.code(), again.errors());
  }

  @Test
  void inContinuousIntegrationNoneIsStartedUnlessTold() throws Exception {
    Result result = swamp.with("CI", "true").run("model", "search", "--via-daemon=require");
    assertEquals(69, result.code(), result.errors());
    assertFalse(swamp.daemon().isPresent());
  }

  @Test
  void serveRunsInTheForegroundUntilItIsToldToEnd() throws Exception {
    Process serve = swamp.start("serve");
    Swamp.awaitLine(serve, "listening on ");
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    serve.destroy();
    assertTrue(serve.waitFor(30, TimeUnit.SECONDS));
    assertTrue(Swamp.ends(daemon));
  }
}
