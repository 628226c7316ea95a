package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** With CI set or in a container no daemon is started unless asked for; one that runs is used. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule33ContinuousIntegrationTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void noneIsStartedAndTheRunHappensWithoutIt() throws Exception {
    swamp.with("CI", "true");
    Result run = swamp.run("model", "method", "run", "p1", "write", "--input", "text=a", "--via-daemon", "--json");
    assertEquals(0, run.code(), run.errors());
    assertFalse(swamp.daemon().isPresent());
    assertEquals(69, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    assertFalse(swamp.daemon().isPresent());
    assertEquals(0, swamp.run("daemon", "start").code());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=b").code());
  }

  @Test
  void inAContainerADefaultStartsNone() throws Exception {
    swamp.with("container", "podman").with("SWAMP_VIA_DAEMON", "auto");
    Result run = swamp.run("model", "method", "run", "p1", "write", "--input", "text=a", "--json");
    assertEquals(0, run.code(), run.errors());
    assertFalse(swamp.daemon().isPresent());
    swamp.with("SWAMP_VIA_DAEMON", "require");
    assertEquals(69, swamp.run("model", "search").code());
    assertFalse(swamp.daemon().isPresent());
  }

  @Test
  void inAContainerTheFlagOrTheVariableStartsOne() throws Exception {
    swamp.with("container", "podman");
    assertEquals(0, swamp.run("model", "search", "--via-daemon").code());
    assertTrue(swamp.daemon().isPresent());
    assertEquals(0, swamp.run("daemon", "stop", "--now").code());
    swamp.with("SWAMP_VIA_DAEMON", "auto").with("SWAMP_VIA_DAEMON_SPAWN", "1");
    assertEquals(0, swamp.run("model", "search").code());
    assertTrue(swamp.daemon().isPresent());
  }
}
