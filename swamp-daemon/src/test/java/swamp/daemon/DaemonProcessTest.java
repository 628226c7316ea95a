package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.Executing;
import swamp.protocol.SocketLocation;

@Timeout(120)
class DaemonProcessTest {
  private static final int SIGTERM_STATUS = 143;

  @TempDir Path root;
  private SocketLocation location;

  @BeforeEach
  void place() {
    location = new SocketLocation(root.resolve("d"));
  }

  @Test
  void on_sigterm_running_requests_finish_and_every_trace_is_removed() throws Exception {
    Path fifo = fifo();
    try (ChildProcess daemon = daemon();
        TestClient client = connect().ask(Messages.run("m", "read", fifo.toString()))) {
      client.awaitEvent(Executing.class);
      daemon.terminate();
      daemon.awaitLine("stopping: the process was told to end");
      Files.writeString(fifo, "finished in peace");
      TestClient.Answers answers = client.answers();
      assertEquals("finished in peace", answers.result().get("read").textValue());
      assertEquals(0, answers.code());
      daemon.awaitLine("stopped");
      assertEquals(SIGTERM_STATUS, daemon.process().waitFor());
    }
    assertFalse(Files.exists(location.socket()));
    assertFalse(Files.exists(location.processIdentifier()));
  }

  @Test
  void a_stop_request_is_answered_before_the_end_and_now_cancels_what_runs() throws Exception {
    try (ChildProcess daemon = daemon(); TestClient runner = connect().ask(Messages.run("m", "wait"))) {
      runner.awaitEvent(Executing.class);
      try (TestClient client = connect().ask(new DaemonStop(true))) {
        TestClient.Answers answers = client.answers();
        assertEquals(1, answers.result().get("running").intValue());
        assertEquals(0, answers.code());
      }
      assertEquals("stopped: the daemon stops", runner.answers().failure().message());
      assertEquals(0, daemon.process().waitFor());
    }
  }

  @Test
  void rule_4_a_second_daemon_finds_the_first_and_leaves_without_harm() throws Exception {
    try (ChildProcess first = daemon(); ChildProcess second = ChildProcess.daemon(location, Map.of())) {
      second.awaitLine("A swamp daemon already listens on " + location.socket());
      assertEquals(0, second.process().waitFor());
      assertEquals(Long.toString(first.process().pid()), Files.readString(location.processIdentifier()).strip());
      try (TestClient client = connect().ask(new DaemonStatus())) {
        assertEquals(first.process().pid(), client.answers().result().get("pid").longValue());
      }
    }
  }

  @Test
  void rule_4_a_daemon_waits_for_one_that_is_ending() throws Exception {
    Path fifo = fifo();
    try (ChildProcess first = daemon();
        TestClient client = connect().ask(Messages.run("m", "read", fifo.toString()))) {
      client.awaitEvent(Executing.class);
      first.terminate();
      first.awaitLine("stopping");
      try (ChildProcess second = ChildProcess.daemon(location, Map.of())) {
        Files.writeString(fifo, "x");
        second.awaitLine("listening");
        assertEquals(SIGTERM_STATUS, first.process().waitFor());
        try (TestClient next = connect().ask(Messages.run("m", "echo"))) {
          assertEquals(0, next.answers().code());
        }
      }
    }
  }

  @Test
  void rule_5_a_stale_socket_is_taken_over() throws Exception {
    try (ChildProcess killed = daemon()) {
      killed.process().destroyForcibly().waitFor();
    }
    assertTrue(Files.exists(location.socket()));
    try (ChildProcess _ = daemon(); TestClient client = connect().ask(Messages.run("m", "echo"))) {
      assertEquals(0, client.answers().code());
    }
  }

  @Test
  void rule_6_a_successors_socket_is_not_removed() throws Exception {
    try (ChildProcess daemon = daemon();
        ServerSocketChannel successor = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Files.delete(location.socket());
      successor.bind(UnixDomainSocketAddress.of(location.socket()));
      daemon.terminate();
      daemon.process().waitFor();
      assertTrue(Files.exists(location.socket()));
    }
  }

  @Test
  void rule_29_socket_and_directory_are_closed_to_others() throws Exception {
    try (ChildProcess _ = daemon()) {
      assertEquals("rwx------", mode(location.directory()));
      assertEquals("rw-------", mode(location.socket()));
    }
  }

  @Test
  void an_idle_daemon_ends_by_itself() throws Exception {
    try (ChildProcess daemon = ChildProcess.daemon(location, Map.of("SWAMP_DAEMON_IDLE", "1s"))) {
      assertTrue(daemon.awaitLine("stopping").contains("no request for"));
      assertEquals(0, daemon.process().waitFor());
    }
  }

  @Test
  void rule_9_a_daemon_whose_socket_is_gone_ends_by_itself() throws Exception {
    try (ChildProcess daemon = ChildProcess.daemon(location, Map.of("SWAMP_DAEMON_IDLE", "10s"))) {
      daemon.awaitLine("listening");
      Files.delete(location.socket());
      assertTrue(daemon.awaitLine("stopping").contains("the socket was removed"));
      assertEquals(0, daemon.process().waitFor());
    }
  }

  @Test
  void rule_13_the_log_names_runs_and_holds_no_secrets() throws Exception {
    try (ChildProcess daemon = daemon()) {
      try (TestClient client = connect().ask(Messages.run("m\nforged line", "echo", "token=" + Messages.SECRET))) {
        assertEquals(0, client.answers().code());
      }
      daemon.terminate();
      daemon.process().waitFor();
    }
    String log = Files.readString(location.log());
    assertTrue(log.contains("model method run m forged line echo ended after"), log);
    assertFalse(log.contains(Messages.SECRET), log);
  }

  @Test
  void a_setting_that_cannot_be_understood_is_named() throws Exception {
    try (ChildProcess daemon = ChildProcess.daemon(location, Map.of("SWAMP_DAEMON_IDLE", "soon"))) {
      String errors = daemon.errors();
      assertTrue(errors.contains("SWAMP_DAEMON_IDLE is \"soon\", which is not a duration"), errors);
      assertEquals(1, daemon.process().waitFor());
    }
  }

  private ChildProcess daemon() {
    ChildProcess daemon = ChildProcess.daemon(location, Map.of());
    daemon.awaitLine("listening on " + location.socket());
    return daemon;
  }

  private TestClient connect() {
    return TestClient.connect(location.socket());
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = root.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    return fifo;
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
