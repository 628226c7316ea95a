package swamp.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.yaml.YamlText;

class OutputRepositoryTest {
  private static final String TYPE = "@acme/probe";
  private static final String DEFINITION = "07201ad7-ce1a-4206-ae4e-f667baecc55b";
  private static final Instant START = Instant.parse("2026-11-22T11:03:55.208Z");

  @TempDir Path root;
  private OutputRepository outputs;

  @BeforeEach
  void open() {
    outputs = new OutputRepository(root, new JdkFileOperations());
  }

  private static OutputRecord started(String definitionId, String method, Instant at) {
    Provenance provenance = Provenance.manual(
        "dac3900cfc0a69f5e33b20444d59a6c4cfec41ca4e02b56553df0cff53c3b2c9", "2026.01.02.1", "ghost",
        Optional.of("98774a8eee80429861990627ad4676507a0b8c84c467943e4a09217f1c2d1260"));
    return OutputRecord.started(
        definitionId, method, at, provenance, ".swamp/outputs/@acme/probe/sync/x.log", 11607);
  }

  private static OutputRecord succeeded(OutputRecord record) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("type", "resource");
    tags.put("team", "x");
    return record.succeeded(
        record.startedAt().plusMillis(81),
        List.of(new ArtifactReference("bd08fe56-d840-4796-b10c-37089a94718c", "main", 10, tags)));
  }

  @Test
  void aRecordHasTheContractsFormAndPath() throws IOException {
    OutputRecord record = succeeded(started(DEFINITION, "sync", START));
    StoredOutput stored = outputs.save(TYPE, record);
    assertEquals(
        root.resolve("@acme/probe/sync/07201ad7-ce1a-4206-ae4e-f667baecc55b-2026-11-22T11-03-55-208Z.yaml"),
        stored.file());
    assertEquals("""
        id: %s
        definitionId: 07201ad7-ce1a-4206-ae4e-f667baecc55b
        methodName: sync
        status: succeeded
        startedAt: '2026-11-22T11:03:55.208Z'
        retryCount: 0
        provenance:
          definitionHash: dac3900cfc0a69f5e33b20444d59a6c4cfec41ca4e02b56553df0cff53c3b2c9
          modelVersion: 2026.01.02.1
          triggeredBy: manual
          initiatedBy: ghost
          bundleFingerprint: 98774a8eee80429861990627ad4676507a0b8c84c467943e4a09217f1c2d1260
        artifacts:
          dataArtifacts:
            - dataId: bd08fe56-d840-4796-b10c-37089a94718c
              name: main
              version: 10
              tags:
                type: resource
                team: x
        completedAt: '2026-11-22T11:03:55.289Z'
        durationMs: 81
        logFile: '.swamp/outputs/@acme/probe/sync/x.log'
        pid: 11607
        """.formatted(record.id()), Files.readString(stored.file()));
  }

  @Test
  void everyStateReadsBackAsItself() {
    OutputRecord running = started(DEFINITION, "sync", START);
    RunError error = new RunError("boom: \"x\"\n  at line 2", Optional.of("Error: boom\n    at execute"));
    for (OutputRecord record : List.of(
        running, succeeded(running), running.failed(START.plusSeconds(1), error), running.cancelled(START))) {
      assertEquals(record, OutputYaml.read(OutputYaml.write(record), "test"));
      assertEquals(record, OutputYaml.read(YamlText.write(YamlText.read(OutputYaml.write(record), "a")), "b"));
    }
  }

  @Test
  void theFinalStateReplacesTheRunningOne() throws IOException {
    OutputRecord running = started(DEFINITION, "sync", START);
    Path first = outputs.save(TYPE, running).file();
    Path second = outputs.save(TYPE, succeeded(running)).file();
    assertEquals(first, second);
    try (Stream<Path> files = Files.list(first.getParent())) {
      assertEquals(1, files.count());
    }
    assertEquals(RunStatus.SUCCEEDED, outputs.byId(running.id()).orElseThrow().record().status());
  }

  @Test
  void theNewestRecordOfADefinitionIsFoundOverAllMethods() {
    outputs.save(TYPE, started(DEFINITION, "sync", START.plusSeconds(5)));
    OutputRecord newest = started(DEFINITION, "noop", START.plusSeconds(9));
    outputs.save(TYPE, newest);
    outputs.save(TYPE, started(DEFINITION, "sync", START));
    outputs.save(TYPE, started("11111111-2222-4333-8444-555555555555", "sync", START.plusSeconds(99)));
    assertEquals(newest, outputs.newestOf(TYPE, DEFINITION).orElseThrow().record());
    assertEquals(3, outputs.allOf(TYPE, DEFINITION).count());
    assertTrue(outputs.newestOf("@acme/none", DEFINITION).isEmpty());
  }

  @Test
  void recordsOfAllTypesAreListedNewestFirst() throws IOException {
    outputs.save("command/shell", started(DEFINITION, "execute", START));
    outputs.save(TYPE, started(DEFINITION, "sync", START.plusSeconds(1)));
    Files.writeString(root.resolve("@acme/probe/sync/broken-2026-11-22T11-03-55-208Z.yaml"), "id: [");
    assertEquals(List.of(TYPE, "command/shell"), outputs.all().map(StoredOutput::type).toList());
    assertEquals(0, new OutputRepository(root.resolve("none"), new JdkFileOperations()).all().count());
  }

  @Test
  void anUnknownIdIsNotFound() {
    outputs.save(TYPE, started(DEFINITION, "sync", START));
    assertTrue(outputs.byId("11111111-2222-4333-8444-555555555555").isEmpty());
  }

  @Test
  void runsOfDeadProcessesAreClosedAsFailed() {
    OutputRecord dead = started(DEFINITION, "sync", START);
    OutputRecord alive = started(DEFINITION, "sync", START.plusSeconds(1));
    OutputRecord done = succeeded(started(DEFINITION, "sync", START.plusSeconds(2)));
    outputs.save(TYPE, dead);
    outputs.save(TYPE, alive);
    outputs.save(TYPE, done);
    List<StoredOutput> closed =
        outputs.closeAbandoned(record -> record.id().equals(alive.id()), START.plusSeconds(60));
    assertEquals(List.of(dead.id()), closed.stream().map(output -> output.record().id()).toList());
    OutputRecord record = outputs.byId(dead.id()).orElseThrow().record();
    assertEquals(RunStatus.FAILED, record.status());
    assertEquals("interrupted: process 11607 ended before the run did", record.error().orElseThrow().message());
    assertEquals(RunStatus.RUNNING, outputs.byId(alive.id()).orElseThrow().record().status());
    assertTrue(outputs.closeAbandoned(other -> other.id().equals(alive.id()), START).isEmpty());
  }

  @Test
  void aCrashLeavesTheOldStateOrTheNewOne() {
    OutputRecord running = started(DEFINITION, "sync", START);
    for (int point = 0; point < 2; point++) {
      for (boolean middle : List.of(false, true)) {
        outputs.save(TYPE, running);
        CrashingFileOperations files = new CrashingFileOperations(point, middle);
        boolean crashed = false;
        try {
          new OutputRepository(root, files).save(TYPE, succeeded(running));
        } catch (CrashingFileOperations.Crash e) {
          crashed = true;
        }
        RunStatus expected = crashed ? RunStatus.RUNNING : RunStatus.SUCCEEDED;
        assertEquals(expected, outputs.byId(running.id()).orElseThrow().record().status());
        assertEquals(point == 0, crashed);
      }
    }
  }

  @Test
  void theLogLiesBesideTheRecord() {
    Path log = OutputRepository.logFileOf(root, TYPE, "sync", DEFINITION, START);
    assertEquals(outputs.fileOf(TYPE, started(DEFINITION, "sync", START)).getParent(), log.getParent());
    assertFalse(Files.exists(log));
  }
}
