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

/** A socket behind which nobody answers costs a moment, then the call goes on without the daemon. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule25UnreachableSocketTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theRunHappensWithoutTheDaemon() throws Exception {
    try (StandInDaemon _ = StandInDaemon.thatNeverAccepts(swamp.daemonDirectory())) {
      Result result = swamp.run("model", "method", "run", "p1", "write", "--input", "text=a", "--via-daemon", "--json");
      assertEquals(0, result.code(), result.errors());
      assertTrue(result.errors().contains("running without the daemon"), result.errors());
    }
  }
}
