package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** The socket says whether a daemon runs; a process id on disk says nothing. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule07ReusedProcessIdentifierTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aProcessThatGotTheIdOfADeadDaemonIsLeftAlone() throws Exception {
    Process innocent = new ProcessBuilder("sleep", "300").start();
    try {
      Files.writeString(swamp.daemonDirectory().resolve("daemon.pid"), innocent.pid() + "\n");
      assertEquals(69, swamp.run("daemon", "status").code());
      assertEquals(0, swamp.run("daemon", "stop", "--now").code());
      assertTrue(innocent.isAlive());
      assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
      assertTrue(innocent.isAlive());
      assertNotEquals(innocent.pid(), swamp.daemon().orElseThrow().pid());
    } finally {
      innocent.destroyForcibly();
    }
  }
}
