package swamp.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ModelEvaluate;
import swamp.runtime.run.RunningRepository;

/**
 * What a definition does not name is not read, however much there is (expressions §6.5). How much that is can be chosen:
 * {@code -Dswamp.lazy.models=10000 -Dswamp.lazy.versions=100} makes a million versions, and then the times are printed as well.
 */
class LazyReadingTest {
  /** What names a model, or asks for equality with a column or a tag. */
  private static final String NAMED = """
        latest: ${{ data.latest("m0", "main").attributes.x }}
        version: ${{ data.version("m0", "main", 2).attributes.x }}
        versions: ${{ size(data.listVersions("m0", "main")) }}
        bySpec: ${{ data.findBySpec("m0", "state").map(r, r.attributes.x) }}
        query: ${{ data.query("modelName == 'm0' && name == 'main'", "attributes.x") }}
        definition: ${{ model.m0.definition.name }}
        resource: ${{ model.m0.resource.state.main.attributes.x }}
        byTag: ${{ data.findByTag("mark", "yes").map(r, r.modelName) }}
        queryByTag: ${{ data.query("tags.mark == 'yes'", "name") }}
      """;
  /** What looks at every latest row of the catalogue, and at no other file. */
  private static final String SEARCHED = """
        everywhere: ${{ data.query("has(tags.mark)", "name") }}
      """;
  private static final String RESULTS = "{\"latest\":3,\"version\":2,\"versions\":3,\"bySpec\":[3],\"query\":[3],"
      + "\"definition\":\"m0\",\"resource\":3,\"byTag\":[\"m0\"],\"queryByTag\":[\"main\"],\"everywhere\":[\"main\"]}";

  private static final int MODELS = Integer.getInteger("swamp.lazy.models", 2000);
  private static final int VERSIONS = Integer.getInteger("swamp.lazy.versions", 2);
  private static final int TIMED = 200;

  private static final long YOUNG_MILLISECONDS = 2_500;

  @TempDir
  private Path scratch;

  private static void model(Path repository, int number, int versions, String tags) throws IOException {
    String id = new UUID(0x4000L, 0x8000000000000000L + number).toString();
    write(repository.resolve("models/@test/probe/m" + number + ".yaml"), "type: '@test/probe'\nid: " + id + "\nname: m" + number
        + "\nversion: 1\ntags: {}\nglobalArguments: {}\nmethods: {}\n");
    Path item = repository.resolve(".swamp/data/@test/probe").resolve(id).resolve("main");
    for (int version = 1; version <= versions; version++) {
      String content = "{\"x\":" + version + "}";
      write(item.resolve(version + "/raw"), content);
      write(item.resolve(version + "/metadata.yaml"), "id: " + new UUID(version, number) + "\nname: main\nversion: " + version
          + "\ncontentType: application/json\nlifetime: infinite\ngarbageCollection: 9\nstreaming: false\ntags:\n"
          + "  type: resource\n  specName: state\n  modelName: m" + number + "\n" + tags + "ownerDefinition:\n"
          + "  ownerType: model-method\n  ownerRef: " + id + "\ncreatedAt: '2026-11-22T11:03:55.270Z'\nsize: " + content.length()
          + "\nchecksum: " + "0".repeat(64) + "\n");
    }
    write(item.resolve("latest"), Integer.toString(versions));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static JsonNode evaluated(RunningRepository asking, Path repository, String model) {
    return asking.ask(new ModelEvaluate(Optional.of(repository.toString()), Optional.of(model), List.of(), List.of(), Optional.empty()))
        .path("globalArguments");
  }

  /** The files of the repository that were read from while the definition was evaluated, once for each opening. */
  private static List<String> reads(RunningRepository asking, Path repository) throws IOException {
    Path file = Files.createTempFile(repository.getParent(), "reads", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      assertEquals(RESULTS, evaluated(asking, repository, "p1").toString());
      recording.stop();
      recording.dump(file);
    }
    List<String> reads = new ArrayList<>();
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      String path = String.valueOf(event.getString("path"));
      if (path.startsWith(repository + "/")) {
        reads.add(path.substring(repository.toString().length() + 1));
      }
    }
    reads.sort(null);
    return reads;
  }

  /** A file that was changed just now is read at each look, because its time alone does not tell another change apart. */
  private static void awaitOldFiles() {
    long old = System.currentTimeMillis() + YOUNG_MILLISECONDS;
    while (System.currentTimeMillis() < old) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** The files read at the first evaluation of a process and at the next one. */
  private record Reads(List<String> first, List<String> again) {
    static Reads of(RunningRepository asking, Path repository) throws IOException {
      return new Reads(reads(asking, repository), reads(asking, repository));
    }
  }

  private Path filled(int models) throws IOException {
    try (RunningRepository filled = new RunningRepository(Files.createDirectories(scratch.resolve(models + " models")))) {
      Path repository = filled.directory;
      Path definition = repository.resolve("models/@test/probe/p1.yaml");
      String text = Files.readString(definition);
      Files.writeString(definition, text.replace("  region: us-9\n", NAMED + SEARCHED));
      Files.writeString(definition.resolveSibling("p2.yaml"), text.replace("  region: us-9\n", NAMED)
          .replace("name: p1", "name: p2").replaceFirst("id: \\S+", "id: " + new UUID(0x4000L, 0x9000000000000000L)));
      model(repository, 0, 3, "  mark: 'yes'\n");
      for (int number = 1; number < models; number++) {
        model(repository, number, VERSIONS, "");
      }
      // The catalogue is filled from the files at the first question, once for all programs.
      assertEquals(RESULTS, evaluated(filled, repository, "p1").toString());
      return repository;
    }
  }

  private RunningRepository fresh(Path repository) throws IOException {
    return new RunningRepository(Files.createDirectories(repository.resolveSibling("fresh")));
  }

  private static long microseconds(RunningRepository asking, Path repository) {
    long before = System.nanoTime();
    evaluated(asking, repository, "p2");
    return (System.nanoTime() - before) / 1000;
  }

  /** What a warm evaluation of a definition costs that names what it needs; asked in turn, so that the machine's load is the same. */
  private static void printTimes(RunningRepository few, Path fewModels, RunningRepository many, Path manyModels) {
    long[] alone = new long[TIMED];
    long[] among = new long[TIMED];
    for (int i = -TIMED; i < TIMED; i++) {
      long one = microseconds(few, fewModels);
      long other = microseconds(many, manyModels);
      if (i >= 0) {
        alone[i] = one;
        among[i] = other;
      }
    }
    Arrays.sort(alone);
    Arrays.sort(among);
    System.out.printf("%d models with %d versions each: %d us, a single one: %d us, that is %.2f times as much%n", MODELS, VERSIONS,
        among[TIMED / 2], alone[TIMED / 2], (double) among[TIMED / 2] / alone[TIMED / 2]);
  }

  @Test
  void whatIsReadDoesNotDependOnHowMuchThereIs() throws IOException {
    Path fewModels = filled(1);
    Path manyModels = filled(MODELS);
    awaitOldFiles();
    try (RunningRepository few = fresh(fewModels); RunningRepository many = fresh(manyModels)) {
      Reads alone = Reads.of(few, fewModels);
      Reads among = Reads.of(many, manyModels);

      assertTrue(alone.first().stream().anyMatch(path -> path.endsWith("main/3/raw")), alone.first()::toString);
      assertEquals(alone.first(), among.first());
      assertEquals(alone.again(), among.again());
      printTimes(few, fewModels, many, manyModels);
    }
  }
}
