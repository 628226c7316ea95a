package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.DataGet;
import swamp.protocol.ErrorCode;
import swamp.protocol.LogRecord;
import swamp.protocol.MethodOutput;
import swamp.protocol.OutputGet;
import swamp.protocol.RunDoctor;
import swamp.protocol.RunLogs;
import swamp.protocol.SwampException;
import swamp.protocol.Warning;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.output.OutputRepository;
import swamp.runtime.output.RunStatus;

/** Method runs on a real repository with real TypeScript (method-run §4.4 to §4.11). */
final class MethodRunTest {
  @TempDir
  Path scratch;

  RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    repository = new RunningRepository(scratch);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void aRunWritesDataRecordLogAndEvaluatedDefinition() throws IOException {
    JsonNode result = repository.run("sync", "n=7");

    assertEquals("succeeded", result.path("status").asText());
    assertEquals(List.of("main", "log-main"), result.path("dataArtifacts").findValuesAsText("name"));
    assertEquals("{\"ok\":true,\"n\":7}", Files.readString(repository.model().resolve("main/1/raw")));
    assertEquals("1", Files.readString(repository.model().resolve("main/latest")));
    assertEquals("synced 7\n", Files.readString(repository.model().resolve("log-main/1/raw")));
    assertTrue(Files.readString(Path.of(result.path("logFile").asText()))
        .contains("[INF] model·method·run·p1·sync: hello \"p1\" 7"));
    assertTrue(Files.exists(repository.directory.resolve(".swamp/definitions-evaluated/@test/probe/p1.yaml")));
    var record = new OutputRepository(repository.directory.resolve(".swamp/outputs"), new JdkFileOperations())
        .newestOf("@test/probe", "07201ad7-ce1a-4206-ae4e-f667baecc55b").orElseThrow().record();
    assertEquals(RunStatus.SUCCEEDED, record.status());
    assertEquals(result.path("outputId").asText(), record.id());
    assertEquals(2, record.artifacts().size());
    assertEquals(List.of("hello p1 7"),
        repository.answers.events(MethodOutput.class).stream().map(MethodOutput::line).toList());
  }

  @Test
  void theResultHasTheContractsMembersInOrder() {
    JsonNode result = repository.run("sync");

    assertEquals(List.of("modelId", "modelName", "modelType", "methodName", "status", "duration", "outputId", "logFile",
        "dataArtifacts", "reports", "globalArguments", "methodArguments", "initiatedBy"),
        List.copyOf(result.properties().stream().map(java.util.Map.Entry::getKey).toList()));
    assertEquals("ghost", result.path("initiatedBy").asText());
    assertEquals("us-9", result.path("globalArguments").path("region").asText());
  }

  @Test
  void everyRunSeesFreshModuleState() {
    for (int i = 0; i < 3; i++) {
      assertEquals(1, repository.run("count").path("dataArtifacts").path(0).path("attributes").path("n").asInt());
    }
  }

  @Test
  void whatOneRunWroteTheNextOneReads() {
    repository.run("sync", "n=5");

    JsonNode seen = repository.run("get").path("dataArtifacts").path(0).path("attributes");

    assertEquals(5, seen.path("n").asInt());
  }

  @Test
  void aThrownErrorFailsTheRunAndKeepsWhatWasWritten() throws IOException {
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("fail", "message=late"));

    assertEquals("late", failure.text());
    assertEquals(ErrorCode.METHOD_EXECUTION_FAILED, failure.code());
    assertTrue(Files.exists(repository.model().resolve("partial/1/raw")));
  }

  @Test
  void aThrownErrorTellsTheLineOfTypeScriptToThePersonAndTheRecord() {
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("fail"));

    assertEquals("""
        at extensions/models/probe.ts:62:15
          62 |         throw new Error(args.message);
             |               ^""", failure.place().orElseThrow());
    String stack = failure.stack().orElseThrow();
    assertTrue(stack.startsWith("Error: boom\n    at async Object.execute (extensions/models/probe.ts:62:15)")
        || stack.startsWith("Error: boom\n    at Object.execute (extensions/models/probe.ts:62:15)")
        || stack.startsWith("Error: boom\n    at execute (extensions/models/probe.ts:62:15)"), stack);
    var record = new OutputRepository(repository.directory.resolve(".swamp/outputs"), new JdkFileOperations())
        .newestOf("@test/probe", "07201ad7-ce1a-4206-ae4e-f667baecc55b").orElseThrow().record();
    assertEquals(failure.stack(), record.error().orElseThrow().stack());
  }

  @Test
  void aBrokenEditIsToldWhileTheLastGoodCodeRuns() throws IOException {
    repository.run("sync");
    assertEquals(List.of(), repository.answers.events(Warning.class));
    Path source = repository.directory.resolve("extensions/models/probe.ts");
    Files.writeString(source, Files.readString(source) + "\nconst x = ;\n");

    for (int i = 0; i < 2; i++) {
      assertEquals("succeeded", repository.run("sync").path("status").asText());

      List<Warning> warnings = repository.answers.events(Warning.class);
      assertEquals(1, warnings.size());
      assertTrue(warnings.getFirst().message().startsWith("Cannot bundle extensions/models/probe.ts: "));
    }
  }

  @Test
  void rollbackOnFailureTakesDataBack() throws IOException {
    repository.run("sync", "n=1");

    assertThrows(SwampException.class, () -> repository.run("transaction"));

    assertEquals("1", Files.readString(repository.model().resolve("main/latest")));
    assertFalse(Files.exists(repository.model().resolve("main/2")));
  }

  @Test
  void aFailingCheckKeepsTheMethodFromRunning() throws IOException {
    Path definition = repository.directory.resolve("models/@test/probe/p1.yaml");
    Files.writeString(definition, Files.readString(definition).replace("us-9", "none"));

    SwampException failure = assertThrows(SwampException.class, () -> repository.run("checked"));

    assertEquals("Pre-flight checks failed for \"p1\" → checked:\n  has-region:\n    - no region", failure.text());
  }

  @Test
  void aDeleteMethodMarksResourcesDeleted() {
    repository.run("sync");

    JsonNode result = repository.run("delete");

    assertEquals(List.of("main"), result.path("dataArtifacts").findValuesAsText("name"));
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("get"));
    assertTrue(failure.text().matches(
        "Resource 'main' was deleted at [0-9T:.-]+Z — run a 'create' method to re-create it first"), failure.text());
  }

  @Test
  void anEphemeralMethodLeavesNothingBehind() throws IOException {
    JsonNode result = repository.run("quiet");

    assertEquals("quiet", result.path("dataArtifacts").path(0).path("name").asText());
    assertEquals(List.of(), repository.files(".swamp"));
  }

  @Test
  void noRecordLeavesNothingBehindAndStillAnswers() throws IOException {
    JsonNode result = repository.runUnrecorded("sync", "n=3");

    assertEquals(3, result.path("dataArtifacts").path(0).path("attributes").path("n").asInt());
    assertFalse(result.has("logFile"));
    assertEquals(List.of(), repository.files(".swamp"));
  }

  @Test
  void aMethodCallsOtherModelsWithinLimits() {
    JsonNode seen = repository.run("calls").path("dataArtifacts").findParent("refused");

    assertTrue(seen.path("ok").asBoolean(), seen.toString());
    assertEquals(2, seen.path("n").asInt());
    assertTrue(seen.path("refused").asText().startsWith("Cyclic runModel call: @test/probe::calls"), seen.toString());
    assertEquals("count", seen.path("createdFor").asText());
  }

  @Test
  void aMethodLooksAtDataAndDefinitions() {
    repository.run("sync", "n=5");
    repository.run("sync", "n=6");

    JsonNode seen = repository.run("look").path("dataArtifacts").path(0).path("attributes");

    assertTrue(seen.path("ok").asBoolean(), seen.toString());
    assertEquals(2, seen.path("n").asInt());
    assertEquals("{\"ok\":true,\"n\":6}", seen.path("text").asText());
    assertEquals("[1,2]", seen.path("versions").toString());
    assertEquals("[\"main\"]", seen.path("records").toString());
    assertEquals(3, seen.path("sum").asInt());
    assertEquals("context.dataRepository.collectGarbage is not supported by this runtime; see docs/compatibility.md",
        seen.path("unsupported").asText());
  }

  @Test
  void consoleLinesKeepTheirStreams() {
    repository.run("print");

    assertEquals(List.of(new ConsoleOutput(swamp.protocol.Stream.STDOUT, "to stdout {\"a\":1}"),
        new ConsoleOutput(swamp.protocol.Stream.STDERR, "to stderr")), repository.answers.events(ConsoleOutput.class));
  }

  @Test
  void aMethodThatWaitsForNothingFailsAtOnce() {
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("never"));

    assertTrue(failure.text().contains("never settles"), failure.text());
  }

  @Test
  void timeoutsEndWhateverTheMethodDoes() {
    for (String method : List.of("wait", "deaf", "spin")) {
      SwampException failure = assertThrows(SwampException.class,
          () -> repository.handle(RunningRepository.request(method, false, Optional.of("1s"))), method);
      assertEquals(ErrorCode.CANCELLED, failure.code(), method);
      assertEquals("The run timed out after 1s", failure.text(), method);
    }
    assertEquals("succeeded", repository.run("sync").path("status").asText());
  }

  @Test
  void whatAMethodStillWritesAfterItsTimeoutIsKeptAndTheRunIsReportedAsTimedOut() {
    assertThrows(SwampException.class,
        () -> repository.handle(RunningRepository.request("late", false, Optional.of("1s"))));

    assertEquals(1, repository.ask(new DataGet(Optional.empty(), "p1", "late", 0, true)).path("content").path("n").asInt());
    assertEquals("cancelled", repository.ask(new OutputGet(Optional.empty(), "p1")).path("status").asText());
    String report = repository
        .ask(new DataGet(Optional.empty(), "p1", "report-swamp-method-summary", 0, true)).path("content").asText();
    assertTrue(report.contains("late on p1 (@test/probe) failed: The run timed out after 1s"), report);
  }

  @Test
  void recordsOfTheLevelThatTheCallerWantsAreToldAndAllAreInTheFile() throws IOException {
    assertEquals(List.of("INF", "WRN", "ERR"), levelsTold(""));
    assertEquals(List.of("ERR"), levelsTold("error"));
    assertEquals(List.of("DBG", "INF", "WRN", "ERR"), levelsTold("debug"));
    Files.writeString(repository.directory.resolve(".swamp.yaml"), "logLevel: warning\n", StandardOpenOption.APPEND);
    assertEquals(List.of("WRN", "ERR"), levelsTold(""));
    assertEquals(List.of("INF", "WRN", "ERR"), levelsTold("info"));
    assertEquals(4, repository.ask(new RunLogs(Optional.empty(), "p1", 0)).path("lineCount").asInt());
  }

  private List<String> levelsTold(String wanted) {
    repository.logLevel = wanted;
    repository.run("levels");
    return repository.answers.events.stream()
        .filter(LogRecord.class::isInstance).map(event -> ((LogRecord) event).level()).toList();
  }

  @Test
  void unknownInputsAreRefusedWithTheValidOnes() {
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("sync", "bogus=1"));

    assertEquals("Unknown method input(s): bogus. Valid inputs are: n, text", failure.text());
  }

  @Test
  void wrongArgumentsAreRefusedInZodsWords() {
    SwampException failure = assertThrows(SwampException.class, () -> repository.run("sync", "n=abc"));

    assertEquals("Method arguments validation failed: Invalid input: expected number, received string at \"n\"",
        failure.text());
  }

  @Test
  void theDoctorClosesRecordsOfRunsWhoseProcessIsGone() throws Exception {
    repository.run("sync");
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path record = repository.files(".swamp/outputs").stream().filter(file -> file.toString().endsWith(".yaml"))
        .findFirst().orElseThrow();
    Files.writeString(record, Files.readString(record).replace("status: succeeded", "status: running")
        .replaceAll("(?m)^pid: .*$", "pid: " + dead.pid()));

    JsonNode document = repository.ask(new RunDoctor(Optional.empty()));

    assertEquals("{\"totalTracked\":1,\"active\":0,\"stale\":0,\"reaped\":1,\"activeRuns\":[],\"staleRuns\":[]}",
        document.toString());
    assertTrue(Files.readString(record).contains("interrupted: process " + dead.pid() + " ended before the run did"));
    assertEquals(0, repository.ask(new RunDoctor(Optional.empty())).path("reaped").asInt());
  }

  @Test
  void anEditOfTheExtensionIsSeenByTheNextRun() throws IOException {
    repository.run("sync");
    Path extension = repository.directory.resolve("extensions/models/probe.ts");
    Files.writeString(extension, Files.readString(extension).replace("n: args.n }", "n: args.n + 100 }"));

    JsonNode result = repository.run("sync", "n=1");

    assertEquals(101, result.path("dataArtifacts").path(0).path("attributes").path("n").asInt());
  }
}
