package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ClientHello;
import swamp.protocol.DaemonStatus;
import swamp.protocol.JsonText;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.SocketLocation;

@Timeout(60)
class StatusTest {
  @TempDir Path root;

  @Test
  void service_times_are_kept_for_each_model_and_method() throws Exception {
    try (RunningDaemon daemon = new RunningDaemon(root)) {
      for (int i = 0; i < 5; i++) {
        ask(daemon, "m", "echo");
      }
      ask(daemon, "m", "exit", "3");
      ask(daemon, "n", "echo");
      List<String> rows = new ArrayList<>();
      for (JsonNode row : status(daemon).get("serviceTimes")) {
        rows.add(row.get("model").textValue() + " " + row.get("method").textValue() + " " + row.get("count") + " failed "
            + row.get("failed") + " in " + row.get("repository").textValue());
        assertTrue(row.get("p50Ms").doubleValue() <= row.get("p99Ms").doubleValue(), row.toString());
        assertTrue(row.get("p99Ms").doubleValue() <= row.get("maxMs").doubleValue(), row.toString());
      }
      assertEquals(List.of("m echo 5 failed 0 in /work dir/é/repo", "m exit 1 failed 1 in /work dir/é/repo",
          "n echo 1 failed 0 in /work dir/é/repo"), rows);
    }
  }

  @Test
  void percentiles_are_right_within_a_hundredth() {
    ServiceTimes times = new ServiceTimes();
    RequestKind kind = RequestKind.of(Messages.request("1", Messages.run("m", "echo")));
    for (int milliseconds = 1; milliseconds <= 100; milliseconds++) {
      times.record(kind, milliseconds * 1_000_000L, true);
    }
    JsonNode row = times.document().get(0);
    assertEquals(50, row.get("p50Ms").doubleValue(), 0.5);
    assertEquals(90, row.get("p90Ms").doubleValue(), 0.9);
    assertEquals(99, row.get("p99Ms").doubleValue(), 0.99);
    assertEquals(100, row.get("maxMs").doubleValue(), 1);
  }

  @Test
  void kinds_of_requests_are_bounded() {
    ServiceTimes times = new ServiceTimes();
    for (int i = 0; i < 5_000; i++) {
      times.record(RequestKind.of(Messages.request("1", Messages.run("m" + i, "echo"))), 1000, true);
    }
    assertTrue(times.document().size() < 1_000, times.document().size() + " kinds");
  }

  @Test
  void clients_memory_and_the_last_errors_are_told() throws Exception {
    try (RunningDaemon daemon = new RunningDaemon(root)) {
      for (int i = 0; i < 12; i++) {
        ask(daemon, "m" + i, "fail");
      }
      ask(daemon, "m", "exit", "7");
      try (TestClient client = daemon.connect()) {
        client.send(new ClientHello(ProtocolVersion.NUMBER, "test", "3.12", "python"));
        client.send(Messages.request(TestClient.ID, Messages.run("m", "echo")));
        client.answers();
      }
      JsonNode status = status(daemon);
      assertEquals("{\"jvm\":13,\"python\":1}", JsonText.compact(status.get("clients")));
      assertEquals("jvm", status.get("client").textValue());
      assertEquals(10, status.get("lastErrors").size());
      assertEquals(7, status.get("lastErrors").get(0).get("exitCode").intValue());
      assertEquals("lock_timeout", status.get("lastErrors").get(1).get("code").textValue());
      assertEquals("m11", status.get("lastErrors").get(1).get("model").textValue());
      assertTrue(status.get("memory").get("heapUsedBytes").longValue() > 0, status.toString());
      assertTrue(status.get("memory").get("rssBytes").longValue() > 1 << 20, status.toString());
    }
  }

  @Test
  void rule_13_neither_status_nor_log_quotes_what_a_request_brought() throws Exception {
    SocketLocation location = new SocketLocation(root.resolve("d"));
    try (ChildProcess daemon = ChildProcess.daemon(location, Map.of())) {
      daemon.awaitLine("listening on ");
      for (String method : List.of("echo", "read", "exit", "fail")) {
        try (TestClient client = TestClient.connect(location.socket()).ask(
            Messages.run("m", method, Messages.SECRET, "token=" + Messages.SECRET))) {
          TestClient.Answers answers = client.answers();
          assertEquals(method.equals("echo"), answers.code() == 0, answers.all().toString());
        }
      }
      try (TestClient client = TestClient.connect(location.socket()).ask(new DaemonStatus())) {
        String status = JsonText.compact(client.answers().result());
        assertTrue(status.contains("model method run m read"), status);
        assertFalse(status.contains(Messages.SECRET), status);
      }
      String log = Files.readString(location.log());
      assertTrue(log.contains("NumberFormatException"), log);
      assertFalse(log.contains(Messages.SECRET), log);
    }
  }

  private static void ask(RunningDaemon daemon, String model, String method, String... inputs) {
    try (TestClient client = daemon.connect().ask(Messages.run(model, method, inputs))) {
      client.answers();
    }
  }

  private static JsonNode status(RunningDaemon daemon) {
    try (TestClient client = daemon.connect().ask(new DaemonStatus())) {
      return client.answers().result();
    }
  }
}
