package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.DaemonStatus;
import swamp.protocol.Executing;

@Timeout(120)
class OneShotTest {
  @TempDir Path root;

  @Test
  void the_conversation_is_the_same_over_pipes_and_the_process_ends_with_its_code() throws Exception {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient.Answers answers = client(child).ask(Messages.run("m", "echo", "a=1")).answers();
      assertTrue(answers.beginsWithHello());
      assertEquals("a=1", answers.result().get("inputs").get(0).textValue());
      assertEquals(0, child.process().waitFor());
    }
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      assertEquals(75, client(child).ask(Messages.run("m", "fail")).answers().code());
      assertEquals(75, child.process().waitFor());
    }
  }

  @Test
  void nothing_else_can_write_to_or_read_from_the_pipes() throws Exception {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient.Answers answers = client(child).ask(Messages.run("m", "print")).answers();
      assertEquals(-1, answers.result().get("stdin").intValue());
      assertEquals("this must not get into the frames\n", child.errors());
    }
  }

  @Test
  void rule_17_ten_megabytes_arrive_whole() {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient.Answers answers = client(child).ask(Messages.run("m", "big", "5000000")).answers();
      assertEquals(5_000_000, answers.result().get("text").textValue().length());
    }
  }

  @Test
  void the_end_of_standard_input_is_a_cancel() throws Exception {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient client = client(child).ask(Messages.run("m", "wait"));
      client.awaitEvent(Executing.class);
      child.process().getOutputStream().close();
      assertEquals("stopped: the client is gone", client.answers().failure().message());
      assertEquals(1, child.process().waitFor());
    }
  }

  @Test
  void rule_20_a_cancel_and_a_signal_let_the_run_end_in_order() throws Exception {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient client = client(child).ask(Messages.run("m", "wait"));
      client.awaitEvent(Executing.class);
      client.cancel("Ctrl-C");
      assertEquals("stopped: Ctrl-C", client.answers().failure().message());
    }
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient client = client(child).ask(Messages.run("m", "wait"));
      client.awaitEvent(Executing.class);
      child.terminate();
      assertEquals("stopped: the process was told to end", client.answers().failure().message());
    }
  }

  @Test
  void questions_about_the_daemon_are_refused() {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient.Answers answers = client(child).ask(new DaemonStatus()).answers();
      assertEquals("daemon_unavailable", answers.failure().code());
    }
  }

  @Test
  void an_empty_input_ends_the_process_with_a_transport_error() throws InterruptedException {
    FakeRequestHandler handler = new FakeRequestHandler();
    OneShot conversation = new OneShot(
        new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), Duration.ofSeconds(5), Telemetry.none(), () -> {});
    assertEquals(74, conversation.run(() -> handler));
    assertTrue(handler.closed);
  }

  @Test
  void garbage_is_answered_with_a_violation() throws Exception {
    try (ChildProcess child = ChildProcess.oneShot(root)) {
      TestClient client = client(child);
      client.sendBytes(new byte[] {0, 0, 0, 0});
      assertEquals("protocol_violation", client.answers().failure().code());
      assertEquals(74, child.process().waitFor());
    }
  }

  private static TestClient client(ChildProcess child) {
    return new TestClient(child, child.process().getInputStream(), child.process().getOutputStream());
  }
}
