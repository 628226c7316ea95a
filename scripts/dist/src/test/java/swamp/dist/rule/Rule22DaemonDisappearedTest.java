package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** A client whose daemon dies says so, with the end of its log, and the next call works. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule22DaemonDisappearedTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theErrorShowsTheLogsEnd() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    Process run = ProbeRepository.start(swamp, "sleep");
    Swamp.awaitLine(run, "sleeping");
    swamp.daemon().orElseThrow().destroyForcibly();
    assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(74, run.exitValue());
    String errors = Files.readString(swamp.backgroundErrors());
    assertTrue(errors.contains("The swamp daemon ended before it had answered"), errors);
    assertTrue(errors.contains("listening on"), errors);
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }

  @Test
  void theReportOfACrashedJvmIsNamed() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    assertFalse(swamp.run("doctor").output().contains("hs_err"), "nothing has crashed yet");
    Process run = ProbeRepository.start(swamp, "sleep");
    Swamp.awaitLine(run, "sleeping");
    long daemon = swamp.daemon().orElseThrow().pid();
    assertEquals(0, swamp.shell("kill -SEGV " + daemon).code());
    assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(74, run.exitValue());
    String report = swamp.daemonDirectory().resolve("hs_err_pid" + daemon + ".log").toString();
    String errors = Files.readString(swamp.backgroundErrors());
    assertTrue(errors.contains("its JVM crashed and left " + report), errors);
    String doctor = swamp.run("doctor").output();
    assertTrue(doctor.contains("has crashed 1 time: " + report), doctor);
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }

  @Test
  void aDaemonThatCannotStartIsExplainedByItsLog() throws Exception {
    Result result = swamp.with("SWAMP_DAEMON_IDLE", "soon").run("daemon", "start");
    assertEquals(69, result.code());
    assertTrue(result.errors().contains("SWAMP_DAEMON_IDLE is \"soon\", which is not a duration"), result.errors());
  }
}
