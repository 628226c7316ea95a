package swamp.runtime.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.Caller;
import swamp.protocol.DataSearch;
import swamp.protocol.ErrorCode;
import swamp.protocol.LogFollowing;
import swamp.protocol.ModelCancel;
import swamp.protocol.OutputGet;
import swamp.protocol.OutputMode;
import swamp.protocol.Request;
import swamp.protocol.RequestMessage;
import swamp.protocol.RunCollection;
import swamp.protocol.RunDoctor;
import swamp.protocol.RunHistory;
import swamp.protocol.StreamedDocument;
import swamp.protocol.SwampException;
import swamp.protocol.Terminal;
import swamp.protocol.Watch;
import swamp.runtime.CancellationSource;
import swamp.runtime.run.RecordingAnswers;
import swamp.runtime.run.RunningRepository;

/** Commands about what is going on: they look at, wait for and end the work of other requests. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LiveCommandsTest {
  private static final Optional<String> HERE = Optional.empty();

  @TempDir
  Path scratch;

  private RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = new RunningRepository(scratch);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  /** A request on a thread of its own. */
  private final class Background {
    final RecordingAnswers answers = new RecordingAnswers();
    final CancellationSource cancellation = new CancellationSource();
    final CompletableFuture<Integer> code;

    Background(Request request) {
      Caller caller = new Caller(repository.environment, repository.directory.toString(), "tester", OutputMode.JSON, false,
          "", new Terminal(false, false, false, 80));
      code = CompletableFuture.supplyAsync(
          () -> repository.runtime.handle(new RequestMessage("2", caller, request), answers, cancellation),
          action -> Thread.ofPlatform().start(action));
    }

    List<JsonNode> streamed() {
      return answers.events(StreamedDocument.class).stream().map(StreamedDocument::document).toList();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  private Background waitingRun() throws InterruptedException {
    Background run = new Background(RunningRepository.request("wait", false, Optional.empty()));
    await(() -> !repository.ask(new RunDoctor(HERE)).path("activeRuns").isEmpty());
    return run;
  }

  @Test
  void aRunOfAModelIsCancelled() throws Exception {
    Background run = waitingRun();

    JsonNode answer = repository.ask(new ModelCancel(HERE, Optional.of("p1"), false));

    assertEquals("wait", answer.path("cancelled").path(0).path("methodName").asText());
    assertTrue(answer.path("pending").isEmpty());
    ExecutionException failure = assertThrows(ExecutionException.class, () -> run.code.get(1, TimeUnit.MINUTES));
    SwampException cause = (SwampException) failure.getCause();
    assertEquals(ErrorCode.CANCELLED, cause.code());
    assertTrue(cause.text().contains("cancelled by tester"), cause.text());
    assertEquals("cancelled", repository.ask(new OutputGet(HERE, "p1")).path("status").asText());
  }

  @Test
  void theOneActiveRunNeedsNoName() throws Exception {
    Background run = waitingRun();
    assertEquals(1, repository.ask(new ModelCancel(HERE, Optional.empty(), false)).path("cancelled").size());
    assertThrows(ExecutionException.class, () -> run.code.get(1, TimeUnit.MINUTES));
  }

  @Test
  void whereNothingRunsNothingIsCancelled() {
    for (Optional<String> model : List.of(Optional.of("p1"), Optional.<String>empty())) {
      SwampException refusal = assertThrows(SwampException.class, () -> repository.ask(new ModelCancel(HERE, model, true)));
      assertTrue(refusal.text().startsWith("No active run found"), refusal.text());
    }
  }

  @Test
  void aLogIsFollowedUntilItsRunHasEnded() throws Exception {
    repository.run("sync", "n=7");
    Background over = new Background(new LogFollowing(HERE, "p1", 1));
    assertEquals(0, over.code.get(1, TimeUnit.MINUTES));
    assertEquals(1, over.streamed().size());
    assertTrue(over.streamed().getFirst().path("line").asText().contains("hello"), over.streamed()::toString);
    assertTrue(over.answers.results.isEmpty());

    Background run = waitingRun();
    Background following = new Background(new LogFollowing(HERE, "p1", 0));
    repository.ask(new ModelCancel(HERE, Optional.empty(), false));
    assertEquals(0, following.code.get(1, TimeUnit.MINUTES));
    assertThrows(ExecutionException.class, () -> run.code.get(1, TimeUnit.MINUTES));
  }

  @Test
  void aWatchedAnswerComesOnceForEachChange() throws Exception {
    Background watching = new Background(new Watch(new DataSearch(HERE, "main", Map.of(), 0), 200));
    await(() -> watching.streamed().size() == 1);
    repository.run("sync", "n=7");
    await(() -> watching.streamed().getLast().path("total").asInt() > 0);
    watching.cancellation.cancel("seen enough");
    assertEquals(0, watching.code.get(1, TimeUnit.MINUTES));
    List<JsonNode> seen = watching.streamed();
    for (int i = 1; i < seen.size(); i++) {
      assertTrue(!seen.get(i).equals(seen.get(i - 1)), seen::toString);
    }
    assertTrue(watching.answers.results.isEmpty());
  }

  @Test
  void oldRunsAreForgottenAndTheirRecordsStay() {
    String id = repository.run("sync").path("outputId").asText();
    JsonNode planned = repository.ask(new RunCollection(HERE, Optional.of("2999-01-01"), true));
    assertEquals(1, planned.path("runsRemoved").asInt());
    assertEquals(0, repository.ask(new RunCollection(HERE, Optional.empty(), false)).path("runsRemoved").asInt());
    assertEquals(1, repository.ask(new RunHistory(HERE, 0)).path("runs").size());
    repository.ask(new RunCollection(HERE, Optional.of("2999-01-01"), false));
    assertTrue(repository.ask(new RunHistory(HERE, 0)).path("runs").isEmpty());
    assertEquals(id, repository.ask(new OutputGet(HERE, id)).path("id").asText());
  }
}
