package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.ClientHello;
import swamp.protocol.DaemonStatus;
import swamp.protocol.DaemonStop;
import swamp.protocol.Executing;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.SocketLocation;

/** Real processes that take each other's place while runs are in flight. */
@Timeout(120)
class SuccessionTest {
  @TempDir Path root;
  private SocketLocation location;

  @BeforeEach
  void place() {
    location = new SocketLocation(root.resolve("d"));
  }

  @Test
  void rule_1_a_daemon_that_hands_over_finishes_its_runs_while_its_successor_serves() throws Exception {
    Path fifo = fifo();
    try (ChildProcess old = daemon(); TestClient runner = connect().ask(Messages.run("m", "read", fifo.toString()))) {
      runner.awaitEvent(Executing.class);
      try (TestClient client = connect().ask(new DaemonStop(false, true))) {
        assertEquals(0, client.answers().code());
      }
      assertFalse(Files.exists(location.socket()));
      try (ChildProcess successor = daemon()) {
        assertEquals(successor.process().pid(), status().get("pid").longValue());
        Files.writeString(fifo, "not lost");
        assertEquals("not lost", runner.answers().result().get("read").textValue());
        assertEquals(0, old.process().waitFor());
        assertEquals(successor.process().pid(), status().get("pid").longValue());
        assertEquals(Long.toString(successor.process().pid()), Files.readString(location.processIdentifier()).strip());
      }
    }
  }

  @Test
  void rule_1_a_daemon_whose_program_was_replaced_leaves_the_next_request_to_another() throws Exception {
    Path archive = Files.writeString(root.resolve("build.jar"), "");
    Path fifo = fifo();
    try (ChildProcess old = ChildProcess.daemon(location, Map.of(ChildProcess.EXTRA_CLASS_PATH, archive.toString()))) {
      old.awaitLine("listening on ");
      try (TestClient runner = connect().ask(Messages.run("m", "read", fifo.toString()))) {
        runner.awaitEvent(Executing.class);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        assertEquals("daemon_retiring", retiring().failure().code());
        old.awaitLine("stopping: the program on disk has changed: " + archive + " was replaced");
        assertFalse(Files.exists(location.socket()));
        Files.writeString(fifo, "not lost");
        assertEquals("not lost", runner.answers().result().get("read").textValue());
      }
      assertEquals(0, old.process().waitFor());
      assertTrue(Files.readString(location.log()).contains("Stopping: the program on disk has changed"));
    }
  }

  @Test
  void a_retiring_service_asks_its_manager_for_a_new_process() throws Exception {
    Path archive = Files.writeString(root.resolve("build.jar"), "");
    try (ChildProcess old = ChildProcess.daemon(location, Map.of(
        ChildProcess.EXTRA_CLASS_PATH, archive.toString(), DaemonSettings.SERVICE_VARIABLE, "systemd"))) {
      old.awaitLine("listening on ");
      Files.delete(archive);
      retiring();
      assertEquals(75, old.process().waitFor());
    }
  }

  @Test
  void rule_34_a_service_with_a_permanent_mistake_is_not_started_again_and_again() throws Exception {
    for (var expected : Map.of("launchd", 0, "systemd", 78).entrySet()) {
      try (ChildProcess daemon = ChildProcess.daemon(location,
          Map.of("SWAMP_DAEMON_IDLE", "soon", DaemonSettings.SERVICE_VARIABLE, expected.getKey()))) {
        assertEquals(expected.getValue(), daemon.process().waitFor());
      }
    }
  }

  @Test
  void builds_are_ordered_by_their_time_and_by_nothing_else() {
    BuildFingerprint old = BuildFingerprint.told("0.1.0+aaa", Optional.of("2026-01-01T00:00:00Z"));
    BuildFingerprint young = BuildFingerprint.told("0.1.0+bbb", Optional.of("2026-01-02T00:00:00Z"));
    BuildFingerprint timeless = BuildFingerprint.told("9.9.9+ccc", Optional.of("yesterday"));
    assertTrue(young.isNewerThan(old));
    assertFalse(old.isNewerThan(young));
    assertFalse(young.isNewerThan(young));
    assertFalse(timeless.isNewerThan(old));
    assertFalse(young.isNewerThan(timeless));
  }

  /** Asks until the daemon has noticed; it looks at its files once a second. */
  private TestClient.Answers retiring() {
    while (true) {
      try (TestClient client = connect()) {
        client.send(new ClientHello(ProtocolVersion.NUMBER, "test", "25", "jvm"));
        client.send(Messages.request(TestClient.ID, Messages.run("n", "echo")));
        TestClient.Answers answers = client.answers();
        if (answers.code() != 0) {
          return answers;
        }
      }
    }
  }

  private com.fasterxml.jackson.databind.JsonNode status() {
    try (TestClient client = connect().ask(new DaemonStatus())) {
      return client.answers().result();
    }
  }

  private ChildProcess daemon() {
    ChildProcess daemon = ChildProcess.daemon(location, Map.of());
    daemon.awaitLine("listening on ");
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
}
