package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DaemonLifeIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

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
  void serveRunsInTheForegroundUntilItIsToldToEnd() throws Exception {
    Process serve = swamp.start("serve");
    Swamp.awaitLine(serve, "listening on ");
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    serve.destroy();
    assertTrue(serve.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertTrue(Swamp.ends(daemon));
  }
}
