package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** A small launcher listens, as systemd does, and starts the daemon with the socket as file descriptor 0. */
@Timeout(120)
class InheritedSocketTest {
  /** Listens on its first argument and becomes the rest, with the socket as standard input; listens on afterwards. */
  private static final String LAUNCHER = """
      import os, socket, subprocess, sys
      listener = socket.socket(socket.AF_UNIX)
      listener.bind(sys.argv[1])
      listener.listen(16)
      for start in range(2):
          print('starting', flush=True)
          subprocess.run(sys.argv[2:], stdin=listener, env={**os.environ, 'SWAMP_DAEMON_SOCKET': 'standard-input'})
      """;

  @TempDir Path root;
  private SocketLocation location;

  @BeforeEach
  void place() throws Exception {
    location = new SocketLocation(root.resolve("d"));
    assumeTrue(new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0, "python3 is not installed");
  }

  @Test
  void rule_35_an_inherited_socket_is_served_and_never_unlinked() throws Exception {
    Path script = Files.writeString(root.resolve("launcher.py"), LAUNCHER);
    try (ChildProcess launcher = ChildProcess.daemon(location, Map.of("SWAMP_DAEMON_SERVICE", "systemd"),
        List.of("python3", script.toString(), location.socket().toString()))) {
      launcher.awaitLine("listening on ");
      Object node = Files.getAttribute(location.socket(), "unix:ino");
      long first = pid();
      try (TestClient client = TestClient.connect(location.socket()).ask(Messages.run("m", "echo", "a"))) {
        assertEquals("a", client.answers().result().get("inputs").get(0).textValue());
      }
      try (TestClient client = TestClient.connect(location.socket()).ask(new DaemonStop(false))) {
        assertEquals(0, client.answers().code());
      }
      // The launcher still listens, so this connection waits for the daemon that it starts next.
      while (pid() == first) {
        // The first daemon may have accepted this connection just before it stopped listening.
        Thread.onSpinWait();
      }
      assertEquals(node, Files.getAttribute(location.socket(), "unix:ino"));
      try (TestClient client = TestClient.connect(location.socket()).ask(new DaemonStop(true))) {
        client.answers();
      }
      assertEquals(0, launcher.process().waitFor());
      assertTrue(Files.exists(location.socket()));
    }
  }

  @Test
  void a_promise_of_a_socket_that_is_not_kept_is_named() throws IOException {
    try (ChildProcess daemon = ChildProcess.daemon(location, Map.of("SWAMP_DAEMON_SOCKET", "standard-input"))) {
      String errors = daemon.errors();
      assertTrue(errors.contains("standard input is no listening Unix domain socket"), errors);
    }
  }

  private long pid() {
    while (true) {
      try (TestClient client = TestClient.connect(location.socket()).ask(new DaemonStatus())) {
        var hello = client.next();
        if (hello.isPresent()) {
          return client.answers().result().get("pid").longValue();
        }
        // The connection was accepted by the daemon that was just leaving.
      } catch (SwampException e) {
        // As above.
      }
    }
  }
}
