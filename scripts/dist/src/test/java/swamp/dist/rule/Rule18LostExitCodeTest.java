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

/** An end without an exit code is an error of the transport, never success. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule18LostExitCodeTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aDaemonThatHangsUpIsNoSuccess() throws Exception {
    try (StandInDaemon _ = StandInDaemon.thatHangsUp(swamp.daemonDirectory())) {
      Result result = ProbeRepository.run(swamp, "write", "--input", "text=a");
      assertEquals(74, result.code(), result.errors());
      assertTrue(result.errors().contains("ended before it had answered"), result.errors());
    }
  }

  @Test
  void theRunsOwnCodeIsTheClients() throws Exception {
    assertEquals(1, ProbeRepository.run(swamp, "fail").code());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }
}
