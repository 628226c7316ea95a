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

/** A daemon that is slow is waited for; only the end of the stream means that it is gone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule21SlowIsNotDeadTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aStoppedProcessIsWaitedFor() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    long daemon = swamp.daemon().orElseThrow().pid();
    assertEquals(0, swamp.shell("kill -STOP " + daemon).code());
    Process run = ProbeRepository.start(swamp, "write", "--input", "text=b");
    try {
      assertFalse(run.waitFor(4, TimeUnit.SECONDS), "the client must wait");
    } finally {
      assertEquals(0, swamp.shell("kill -CONT " + daemon).code());
    }
    assertTrue(run.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
    assertEquals(0, run.exitValue());
  }
}
