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
  /** What names a model, or asks for equality with a column. */
  private static final String NAMED = """
        latest: ${{ data.latest("m0", "main").attributes.x }}
        version: ${{ data.version("m0", "main", 2).attributes.x }}
        versions: ${{ size(data.listVersions("m0", "main")) }}
        bySpec: ${{ data.findBySpec("m0", "state").map(r, r.attributes.x) }}
        query: ${{ data.query("modelName == 'm0' && name == 'main'", "attributes.x") }}
        definition: ${{ model.m0.definition.name }}
        resource: ${{ model.m0.resource.state.main.attributes.x }}
      """;
  /** What looks at every row of the catalogue, and at no other file. */
  private static final String SEARCHED = """
        byTag: ${{ data.findByTag("mark", "yes").map(r, r.modelName) }}
        everywhere: ${{ data.query("tags.mark == 'yes'", "name") }}
      """;
  private static final String RESULTS = "{\"latest\":3,\"version\":2,\"versions\":3,\"bySpec\":[3],\"query\":[3],"
      + "\"definition\":\"m0\",\"resource\":3,\"byTag\":[\"m0\"],\"everywhere\":[\"main\"]}";

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

  /** The files read at the first evaluation of a process and at the next one, and what a warm one costs of a definition that names what it needs. */
  private record Reads(List<String> first, List<String> again, long medianMicroseconds) {}

  private static long medianMicroseconds(RunningRepository asking, Path repository) {
    long[] times = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long before = System.nanoTime();
      evaluated(asking, repository, "p2");
      times[i] = System.nanoTime() - before;
    }
    Arrays.sort(times);
    return times[TIMED / 2] / 1000;
  }

  private Reads readsWith(int models) throws IOException {
    Path place = Files.createDirectories(scratch.resolve(models + " models"));
    Path repository;
    try (RunningRepository filled = new RunningRepository(place)) {
      repository = filled.directory;
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
    }
    awaitOldFiles();
    try (RunningRepository fresh = new RunningRepository(Files.createDirectories(place.resolve("fresh")))) {
      return new Reads(reads(fresh, repository), reads(fresh, repository), medianMicroseconds(fresh, repository));
    }
  }

  @Test
  void whatIsReadDoesNotDependOnHowMuchThereIs() throws IOException {
    Reads few = readsWith(1);
    Reads many = readsWith(MODELS);
    System.out.printf("%d models with %d versions each: %d us, a single one: %d us%n",
        MODELS, VERSIONS, many.medianMicroseconds(), few.medianMicroseconds());

    assertTrue(few.first().stream().anyMatch(path -> path.endsWith("main/3/raw")), few.first()::toString);
    assertEquals(few.first(), many.first());
    assertEquals(few.again(), many.again());
  }
}
