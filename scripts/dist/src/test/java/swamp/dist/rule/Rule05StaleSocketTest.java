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

/** A socket that a dead daemon left is no obstacle; one that only seems dead is left alone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule05StaleSocketTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aKilledDaemonsSocketIsTakenOver() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    daemon.destroyForcibly();
    assertTrue(Swamp.ends(daemon));
    assertTrue(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));
    assertEquals(69, swamp.run("daemon", "status").code());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }

  @Test
  void aFullBacklogIsBusyAndTheSocketStays() throws Exception {
    try (StandInDaemon daemon = StandInDaemon.thatNeverAccepts(swamp.daemonDirectory())) {
      Object node = Files.getAttribute(daemon.socket(), "unix:ino");
      Result result = ProbeRepository.run(swamp, "write", "--input", "text=a");
      assertEquals(79, result.code(), result.errors());
      assertEquals(node, Files.getAttribute(daemon.socket(), "unix:ino"));
      assertFalse(Files.exists(swamp.daemonDirectory().resolve("daemon.pid")), "no second daemon was started");
    }
  }
}
