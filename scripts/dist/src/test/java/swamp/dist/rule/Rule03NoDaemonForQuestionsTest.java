package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Asking about the daemon, or ending it, starts none. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule03NoDaemonForQuestionsTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void statusStopLogsAndVersionStartNone() throws Exception {
    Result status = swamp.run("daemon", "status", "--json");
    assertEquals(69, status.code());
    assertTrue(status.output().contains("\"running\": false"), status.output());
    assertEquals(0, swamp.run("daemon", "stop").code());
    assertEquals(0, swamp.run("version").code());
    assertEquals(0, swamp.run("--version").code());
    swamp.run("daemon", "logs");
    assertFalse(swamp.daemon().isPresent());
    assertFalse(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));
  }
}
