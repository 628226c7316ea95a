package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import swamp.protocol.ByDefinition;
import swamp.protocol.ByType;
import swamp.protocol.MethodTarget;
import swamp.runtime.file.CrashingFileOperations;
import swamp.runtime.file.JdkFileOperations;

/**
 * Kills the process before and in the middle of every single change of files and databases that a recorded run makes:
 * lock, evaluated definition, record, data, log, catalogue, reports, garbage collection.
 */
final class RunCrashTest {
  @TempDir
  static Path scratch;

  private static KillableRuntime runtime;
  private static Path repository;

  private record Scenario(String name, MethodTarget target, boolean collecting) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> scenarios() {
    return Stream.of(
            new Scenario("a run", new ByDefinition("p1", "sync"), false),
            new Scenario("a run with garbage collection", new ByDefinition("p1", "sync"), true),
            new Scenario("a run that takes its data back", new ByDefinition("p1", "transaction"), false),
            new Scenario("a run that commits its data at the end", new ByDefinition("p1", "committed"), false),
            new Scenario("a run that deletes", new ByDefinition("p1", "delete"), false),
            new Scenario("the first run of a type", new ByType("@test/probe", "count", Optional.of("fresh")), false))
        .flatMap(scenario -> scenario.name().equals("a run")
            ? Stream.of(Arguments.of(scenario, false), Arguments.of(scenario, true))
            : Stream.of(Arguments.of(scenario, false)));
  }

  @BeforeAll
  static void prepare() throws IOException {
    runtime = new KillableRuntime(scratch.resolve("cache"));
    repository = scratch.resolve("repository");
    RunningRepository.copy(Path.of("src/test/resources/repositories/probe").toAbsolutePath(), repository);
    // Reports of extensions are written as the built-in one is, so that they would only make the test longer.
    Path extension = repository.resolve("extensions/models/probe.ts");
    Files.writeString(extension, Files.readString(extension).replaceAll("(?m)^  reports: .*\\R", ""));
    for (int i = 1; i <= 4; i++) {
      runtime.run(repository, RunningRepository.request("sync", false, Optional.empty(), "n=" + i));
    }
    RepositoryAfterDeath.markCatalogueComplete(repository);
    RunningRepository.copy(repository, scratch.resolve("before"));
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void atEveryPointOfADeathTheRepositoryIsSound(Scenario scenario, boolean inTheMiddle) throws IOException {
    int changes = Integer.MAX_VALUE;
    for (int point = 0; point < changes; point++) {
      String when = "after " + scenario + " died at change " + point + (inTheMiddle ? ", half done" : "");
      restore(scenario.collecting());
      CrashingFileOperations files = new CrashingFileOperations(point, inTheMiddle);
      List<JsonNode> acknowledged =
          runtime.run(repository, RunningRepository.request(scenario.target(), false, Optional.empty()), files);
      changes = files.hasCrashed() ? changes : files.changes();
      RepositoryAfterDeath after = new RepositoryAfterDeath(repository, when);
      after.bury();
      after.assertSound(acknowledged);
      goOn(scenario, when);
    }
    assertTrue(changes > 10, "changes of " + scenario + ": " + changes);
  }

  /** Another process runs the models, as if nothing had happened. */
  private static void goOn(Scenario scenario, String when) throws IOException {
    if (scenario.target() instanceof ByType) {
      runtime.run(repository, RunningRepository.request(scenario.target(), false, Optional.empty()));
    }
    JsonNode next = runtime.run(repository, RunningRepository.request("sync", false, Optional.empty(), "n=50"));
    assertEquals("succeeded", next.path("status").asText(), when);
    RepositoryAfterDeath after = new RepositoryAfterDeath(repository, when);
    after.assertSound(List.of(next));
    after.assertNothingHalfDoneAmongData();
    after.assertCatalogueIsTrueOrToBeRebuilt();
    assertFalse(Files.exists(repository.resolve(".swamp/data/@test/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b/.lock")), when);
  }

  private static void restore(boolean collecting) throws IOException {
    for (String part : List.of(".swamp", "models")) {
      new JdkFileOperations().deleteRecursively(repository.resolve(part));
      RunningRepository.copy(scratch.resolve("before").resolve(part), repository.resolve(part));
    }
    Path settings = repository.resolve(".swamp.yaml");
    String text = Files.readString(scratch.resolve("before/.swamp.yaml"));
    Files.writeString(settings, collecting ? text + "autoGc: true\n" : text);
  }
}
