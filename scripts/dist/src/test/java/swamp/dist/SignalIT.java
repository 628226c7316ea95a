package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A caller who wants to leave can leave, whatever the daemon does (lesson 20). */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SignalIT {
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143, "HUP", 129);

  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void aStuckDaemonKeepsNobody() throws Exception {
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      for (var signal : EXIT_CODES.entrySet()) {
        Process client = swamp.start("model", "search", "--via-daemon=require");
        try (SocketChannel _ = daemon.awaitRequest()) {
          assertLeaves(client, signal.getKey(), signal.getValue());
        }
      }
      assertEquals("", Files.readString(swamp.backgroundErrors()));
    }
  }

  @Test
  void aDaemonThatDoesNotEvenReadKeepsNobody() throws Exception {
    // Longer than what fits into a socket, so that the client is still sending.
    swamp.with("LONG", "x".repeat(100_000));
    for (int i = 0; i < 10; i++) {
      swamp.with("LONG" + i, "x".repeat(100_000));
    }
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      Process client = swamp.start("model", "search", "--via-daemon=require");
      try (SocketChannel _ = daemon.awaitRequest()) {
        assertLeaves(client, "INT", 130);
      }
    }
  }

  @Test
  void aSignalThatTheParentIgnoresStaysIgnored() throws Exception {
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      Process client = swamp.startShell("trap '' HUP; exec \"$swamp\" model search --via-daemon=require");
      try (SocketChannel _ = daemon.awaitRequest()) {
        assertEquals(0, swamp.shell("kill -HUP " + client.pid()).code());
        assertLeaves(client, "INT", 130);
      }
    }
  }

  @Test
  void theSecondSignalLeavesAtOnce() throws Exception {
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      // Who waits for the grace of the first signal ends with its code; on a machine that stands still just then all may.
      int code = 130;
      for (int attempt = 0; attempt < 5 && code == 130; attempt++) {
        Process client = swamp.start("model", "search", "--via-daemon=require");
        try (SocketChannel _ = daemon.awaitRequest()) {
          assertEquals(0, swamp.shell("kill -INT " + client.pid() + "; kill -TERM " + client.pid()).code());
          assertTrue(client.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS));
          code = client.exitValue();
        }
      }
      assertEquals(143, code);
    }
  }

  private void assertLeaves(Process client, String signal, int exitCode) throws Exception {
    assertEquals(0, swamp.shell("kill -" + signal + " " + client.pid()).code());
    assertTrue(client.waitFor(Swamp.PATIENCE_SECONDS, TimeUnit.SECONDS), signal);
    assertEquals(exitCode, client.exitValue(), signal);
  }
}
