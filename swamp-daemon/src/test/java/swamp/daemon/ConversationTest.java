package swamp.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import swamp.protocol.CancelMessage;
import swamp.protocol.ClientHello;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.DaemonStatus;
import swamp.protocol.EventMessage;
import swamp.protocol.Executing;
import swamp.protocol.ExitMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameWriter;
import swamp.protocol.JsonText;
import swamp.protocol.ModelSearch;
import swamp.protocol.Progress;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.ServerHello;
import swamp.protocol.ServerMessage;

@Timeout(60)
class ConversationTest {
  @TempDir Path root;
  private RunningDaemon daemon;

  @BeforeEach
  void start() {
    daemon = new RunningDaemon(root);
  }

  @AfterEach
  void stop() throws InterruptedException {
    daemon.close();
  }

  @Test
  void a_run_is_answered_by_hello_events_result_and_exit_in_this_order() {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "echo", "a=ü😀"))) {
      TestClient.Answers answers = client.answers();
      assertEquals(List.of("ServerHello", "EventMessage", "EventMessage", "ResultMessage", "ExitMessage"),
          answers.all().stream().map(message -> message.getClass().getSimpleName()).toList());
      assertEquals(ProtocolVersion.NUMBER, ((ServerHello) answers.all().getFirst()).protocol());
      assertEquals("a=ü😀", answers.result().get("inputs").get(0).textValue());
      assertEquals("/work dir/é", answers.result().get("cwd").textValue());
      assertEquals(new ExitMessage(TestClient.ID, 0), answers.exit());
    }
  }

  @Test
  void any_repository_request_reaches_the_runtime() {
    try (TestClient client = daemon.connect().ask(new ModelSearch(Optional.empty(), "", false))) {
      assertEquals("model search", client.answers().result().get("command").textValue());
    }
  }

  @Test
  void rule_17_ten_megabytes_arrive_whole_before_the_exit() {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "big", "5000000"))) {
      assertEquals("é".repeat(5_000_000), client.answers().result().get("text").textValue());
    }
  }

  @Test
  void rule_18_exit_codes_and_failures_arrive() {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "exit", "7"))) {
      assertEquals(7, client.answers().code());
    }
    try (TestClient client = daemon.connect().ask(Messages.run("m", "fail"))) {
      TestClient.Answers answers = client.answers();
      assertEquals("lock_timeout locked Optional[wait]",
          answers.failure().code() + " " + answers.failure().message() + " " + answers.failure().hint());
      assertEquals(75, answers.code());
    }
  }

  @Test
  void a_defect_of_the_runtime_is_answered_as_internal_with_its_stack() {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "no such method"))) {
      TestClient.Answers answers = client.answers();
      assertEquals("internal", answers.failure().code());
      assertTrue(answers.failure().stack().orElseThrow().contains("FakeRequestHandler"));
      assertEquals(70, answers.code());
    }
    try (TestClient client = daemon.connect().ask(Messages.run("m", "exit", "300"))) {
      assertEquals(70, client.answers().code());
    }
  }

  @Test
  void rule_20_a_cancel_ends_the_run_and_the_exit_still_comes() throws InterruptedException {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "wait"))) {
      assertEquals("m", daemon.handler.started.take());
      client.cancel("Ctrl-C");
      TestClient.Answers answers = client.answers();
      assertEquals("stopped: Ctrl-C", answers.failure().message());
      assertEquals("cancelled", answers.failure().code());
    }
  }

  @Test
  void rule_20_a_client_that_dies_cancels_its_run() throws InterruptedException {
    TestClient client = daemon.connect().ask(Messages.run("m", "wait"));
    daemon.handler.started.take();
    client.close();
    assertEquals("the client is gone", daemon.handler.cancelled.take());
  }

  @Test
  void a_run_that_ignores_its_cancel_is_abandoned_and_its_place_is_free_again() throws InterruptedException {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "stubborn"))) {
      daemon.handler.started.take();
      client.cancel("enough");
      assertTrue(client.answers().failure().message().contains("abandoned"));
    }
    assertEquals(1, status().get("requests").get("abandoned").intValue());
    try (TestClient client = daemon.connect().ask(Messages.run("m", "echo"))) {
      assertEquals(0, client.answers().code());
    }
  }

  @Test
  void rule_1_another_protocol_number_is_answered_with_hello_and_version_mismatch() {
    try (TestClient client = daemon.connect()) {
      client.send(new ClientHello(ProtocolVersion.NUMBER + 1, "0.9", "25", "jvm"));
      TestClient.Answers answers = client.answers();
      assertTrue(answers.beginsWithHello());
      assertEquals("version_mismatch", answers.failure().code());
      assertEquals(new ExitMessage("", 76), answers.exit());
    }
  }

  @Test
  void rule_2_another_build_of_the_same_protocol_is_welcome() {
    try (TestClient client = daemon.connect()) {
      client.send(new ClientHello(ProtocolVersion.NUMBER, "quite another", "26", "python"));
      client.send(Messages.request("1", Messages.run("m", "echo")));
      assertEquals(0, client.answers().code());
    }
  }

  static Stream<byte[]> brokenBeginnings() {
    byte[] hello = FrameWriter.frame(swamp.protocol.MessageCodec.encode(Messages.hello()), 1000);
    return Stream.of(
        new byte[] {0, 0, 0, 0},
        new byte[] {127, 0, 0, 0},
        new byte[] {-1, -1, -1, -1, 1, 2, 3},
        "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8),
        new byte[] {0, 0, 0, 2, '{', '}'},
        new byte[] {0, 0, 0, 2, (byte) 0xc3, 0x28},
        frames(hello, hello),
        FrameWriter.frame(swamp.protocol.MessageCodec.encode(new CancelMessage("1", "x")), 1000),
        frames(hello, new byte[] {0, 0, 0, 1, 'x'}));
  }

  @ParameterizedTest
  @MethodSource("brokenBeginnings")
  void garbage_is_answered_with_hello_a_violation_and_exit(byte[] bytes) throws IOException {
    try (TestClient client = daemon.connect()) {
      client.sendBytes(bytes);
      TestClient.Answers answers = client.answers();
      assertTrue(answers.beginsWithHello());
      assertEquals("protocol_violation", answers.failure().code());
      assertEquals(74, answers.code());
    }
  }

  @Test
  void large_requests_that_do_not_go_on_are_bounded_in_sum_and_make_way_when_they_are_gone() throws IOException {
    byte[] beginning = ByteBuffer.allocate(4).putInt(FrameLimits.CLIENT_TO_SERVER).array();
    try (TestClient first = daemon.connect(); TestClient second = daemon.connect()) {
      first.sendBytes(beginning);
      second.sendBytes(beginning);
      try (TestClient small = daemon.connect().ask(Messages.run("m", "echo"))) {
        assertEquals(0, small.answers().code());
      }
      try (TestClient third = daemon.connect()) {
        third.sendBytes(beginning);
        assertEquals("busy", third.answers().failure().code());
      }
    }
    try (TestClient client = daemon.connect().ask(Messages.run("m", "echo", "a=" + "x".repeat(1_000_000)))) {
      assertEquals(0, client.answers().code());
    }
  }

  @Test
  void garbage_after_the_request_cancels_the_run_and_names_the_violation() throws Exception {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "wait"))) {
      daemon.handler.started.take();
      client.sendBytes(new byte[4]);
      assertEquals("protocol_violation", client.answers().failure().code());
    }
    assertEquals("the client broke the protocol", daemon.handler.cancelled.take());
  }

  @Test
  void a_cancel_for_another_request_is_a_violation() throws InterruptedException {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "wait"))) {
      daemon.handler.started.take();
      client.send(new CancelMessage("other", "x"));
      assertEquals("protocol_violation", client.answers().failure().code());
    }
  }

  @Test
  void rule_24_runs_of_one_model_wait_in_order_and_too_many_are_refused() throws InterruptedException {
    try (TestClient first = daemon.connect().ask(Messages.run("m", "wait"))) {
      assertEquals("m", daemon.handler.started.take());
      try (TestClient second = daemon.connect().ask(Messages.run("m", "echo"));
          TestClient other = daemon.connect()) {
        assertTrue(second.awaitEvent(Progress.class).text().startsWith("Waiting"));
        other.ask(Messages.run("other", "echo"));
        assertEquals(0, other.answers().code());
        try (TestClient third = daemon.connect().ask(Messages.run("m", "echo"))) {
          TestClient.Answers answers = third.answers();
          assertEquals("busy", answers.failure().code());
          assertEquals(79, answers.code());
        }
        daemon.handler.release.countDown();
        assertEquals(0, first.answers().code());
        assertEquals(0, second.answers().code());
      }
    }
  }

  @Test
  void a_waiting_request_can_be_cancelled() throws InterruptedException {
    try (TestClient first = daemon.connect().ask(Messages.run("m", "wait"));
        TestClient second = daemon.connect()) {
      daemon.handler.started.take();
      second.ask(Messages.run("m", "wait"));
      second.awaitEvent(Progress.class);
      second.cancel("changed my mind");
      assertEquals("The request was cancelled while it waited for other requests (changed my mind)",
          second.answers().failure().message());
      daemon.handler.release.countDown();
      assertEquals(0, first.answers().code());
      assertTrue(daemon.handler.started.isEmpty());
    }
  }

  @Test
  void different_models_run_in_parallel() throws InterruptedException {
    try (TestClient one = daemon.connect().ask(Messages.run("one", "wait"));
        TestClient two = daemon.connect().ask(Messages.run("two", "wait"))) {
      assertEquals(java.util.Set.of("one", "two"),
          java.util.Set.of(daemon.handler.started.take(), daemon.handler.started.take()));
      daemon.handler.release.countDown();
      assertEquals(0, one.answers().code() + two.answers().code());
    }
  }

  @Test
  void a_silent_client_is_sent_away() throws InterruptedException {
    try (RunningDaemon impatient = new RunningDaemon(root.resolve("impatient"), RunningDaemon.ADMISSION,
        new SocketServerLimits(8, Duration.ofMillis(100), Duration.ofSeconds(20)));
        TestClient silent = impatient.connect();
        TestClient half = impatient.connect()) {
      half.send(Messages.hello());
      assertEquals("No request came within 100 ms", silent.answers().failure().message());
      assertEquals("protocol_violation", half.answers().failure().code());
    }
  }

  @Test
  void rule_24_a_reader_that_stops_reading_is_cancelled() throws InterruptedException {
    try (RunningDaemon impatient = new RunningDaemon(root.resolve("impatient"), RunningDaemon.ADMISSION,
        new SocketServerLimits(8, Duration.ofSeconds(20), Duration.ofMillis(300)));
        TestClient sleeper = impatient.connect().ask(Messages.run("m", "flood"))) {
      impatient.handler.started.take();
      assertEquals("the client is gone", impatient.handler.cancelled.take());
      assertEquals(0, impatient.daemon.admissionStatus().abandoned().size());
    }
  }

  @Test
  void a_slow_reader_that_goes_on_reading_gets_everything() {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "flood"))) {
      for (int i = 0; i < 100; i++) {
        client.awaitEvent(Progress.class);
      }
      client.cancel("enough");
      assertEquals(1, client.answers().code());
    }
  }

  @Test
  void too_many_connections_are_answered_busy() throws InterruptedException {
    try (RunningDaemon small = new RunningDaemon(root.resolve("small"), RunningDaemon.ADMISSION,
        new SocketServerLimits(1, Duration.ofSeconds(20), Duration.ofSeconds(20)));
        TestClient first = small.connect()) {
      first.send(Messages.hello());
      first.next();
      try (TestClient second = small.connect()) {
        assertEquals("busy", second.answers().failure().code());
      }
    }
  }

  @Test
  void status_tells_what_runs_and_never_a_secret() throws InterruptedException {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "wait", "token=" + Messages.SECRET))) {
      daemon.handler.started.take();
      JsonNode status = status();
      assertEquals("model method run m wait",
          status.get("requests").get("running").get(0).get("request").textValue());
      assertEquals(ProcessHandle.current().pid(), status.get("pid").longValue());
      assertEquals(3, status.get("runtime").get("repositories").intValue());
      assertEquals(daemon.location.socket().toString(), status.get("socket").textValue());
      assertFalse(JsonText.compact(status).contains(Messages.SECRET));
      daemon.handler.release.countDown();
      client.answers();
    }
    assertEquals(1, status().get("requests").get("succeeded").intValue());
  }

  @Test
  void events_come_while_the_run_goes_on() throws InterruptedException {
    try (TestClient client = daemon.connect().ask(Messages.run("m", "wait"))) {
      assertEquals("wait", client.awaitEvent(Executing.class).methodName());
      daemon.handler.release.countDown();
      List<ServerMessage> rest = client.answers().all();
      assertFalse(rest.stream().anyMatch(
          message -> message instanceof EventMessage event && event.event() instanceof ConsoleOutput));
    }
  }

  private JsonNode status() {
    try (TestClient client = daemon.connect().ask(new DaemonStatus())) {
      return client.answers().result();
    }
  }

  private static byte[] frames(byte[]... frames) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }
}
