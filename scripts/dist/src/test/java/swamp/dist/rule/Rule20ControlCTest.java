package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;
import swamp.protocol.CancelMessage;

/** Ctrl-C ends the run and the client, whatever state the daemon is in. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule20ControlCTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theRunIsCancelledAndTheModelIsFree() throws Exception {
    for (String method : List.of("sleep", "spin")) {
      Process run = ProbeRepository.start(swamp, method);
      Swamp.awaitLine(run, method.equals("sleep") ? "sleeping" : "spinning");
      assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
      assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(130, run.exitValue(), method);
      Result next = ProbeRepository.run(swamp, "write", "--input", "text=a");
      assertEquals(0, next.code(), next.errors());
    }
    RawClient.awaitIdle(swamp);
    assertEquals(0, RawClient.status(swamp).get("requests").get("abandoned").intValue());
  }

  @Test
  void aStuckDaemonKeepsNobody() throws Exception {
    try (StandInDaemon daemon = StandInDaemon.thatIsStuck(swamp.daemonDirectory())) {
      Process run = ProbeRepository.start(swamp, "sleep");
      daemon.heard();
      daemon.heard();
      assertEquals(0, swamp.shell("kill -INT " + run.pid()).code());
      assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(130, run.exitValue());
      assertInstanceOf(CancelMessage.class, daemon.heard());
    }
  }

  @Test
  void aKilledClientCancelsItsRun() throws Exception {
    Process run = ProbeRepository.start(swamp, "sleep");
    Swamp.awaitLine(run, "sleeping");
    run.destroyForcibly();
    Result next = ProbeRepository.run(swamp, "write", "--input", "text=a");
    assertEquals(0, next.code(), next.errors());
    RawClient.awaitIdle(swamp);
    assertEquals(1, RawClient.status(swamp).get("requests").get("cancelled").intValue());
  }
}
