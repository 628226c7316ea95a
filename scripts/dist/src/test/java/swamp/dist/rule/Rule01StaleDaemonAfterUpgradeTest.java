package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** A daemon of another protocol is asked to leave, and the right one takes its place. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule01StaleDaemonAfterUpgradeTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theOldOneRetiresAndTheNewOneAnswers() throws Exception {
    try (StandInDaemon _ = StandInDaemon.ofProtocol(swamp.daemonDirectory(), 99)) {
      Result result = ProbeRepository.run(swamp, "write", "--input", "text=a", "--json");
      assertEquals(0, result.code(), result.errors());
      assertTrue(result.output().contains("\"text\": \"a\""), result.output());
      assertTrue(swamp.daemon().isPresent());
    }
  }

  @Test
  void aCallerThatMayNotStartOneIsToldWhichProtocolRuns() throws Exception {
    try (StandInDaemon _ = StandInDaemon.ofProtocol(swamp.daemonDirectory(), 99)) {
      Result result = swamp.run("model", "search", "--via-daemon", "--no-spawn");
      assertEquals(76, result.code(), result.errors());
      assertTrue(result.errors().contains("speaks protocol 99"), result.errors());
    }
  }
}
