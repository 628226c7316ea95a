package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ByDefinition;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.SqlDump;
import swamp.runtime.repository.SharedFolder;

/** A repository that the existing program has made, in which both programs have run the same methods in the same order. */
final class ExistingRepositoryTest {
  private static final Path DUMPS = Path.of("golden/repo-min-sqlite-dumps");

  @TempDir
  Path scratch;

  Path original;
  RunningRepository repository;

  @BeforeEach
  void open() throws IOException {
    original = SharedFolder.resolve("golden/repo-min").toAbsolutePath();
    repository = new RunningRepository(scratch, original);
    run("speak", "text=hello");
    run("noop");
    assertEquals("kaboom", assertThrows(SwampException.class, () -> run("boom")).text());
  }

  @AfterEach
  void close() {
    if (repository != null) {
      repository.close();
    }
  }

  private void run(String method, String... inputs) {
    repository.handle(
        RunningRepository.request(new ByDefinition("speak", method), false, Optional.empty(), inputs));
  }

  @Test
  void theCatalogueHasTheSameRows() throws Exception {
    String rows = "SELECT namespace, type_normalized, model_id, data_name, version, is_latest, model_name, spec_name, data_type,"
        + " content_type, lifetime, owner_type, streaming, tags, owner_ref, workflow_run_id, workflow_name, job_name,"
        + " step_name, source FROM catalog ORDER BY data_name, version";

    assertEquals(SqlDump.queryDump(SharedFolder.resolve(DUMPS.resolve("_catalog.db.sql").toString()), rows),
        SqlDump.queryFile(repository.directory.resolve(".swamp/data/_catalog.db"), rows));
  }

  @Test
  void theRunTrackerHasTheSameRows() throws Exception {
    String rows = "SELECT run_kind, model_type, method_name, workflow_name, status, cancel_reason, initiated_by, instance_id"
        + " FROM active_runs ORDER BY started_at";

    assertEquals(SqlDump.queryDump(SharedFolder.resolve(DUMPS.resolve("run_tracker.db.sql").toString()), rows),
        SqlDump.queryFile(repository.directory.resolve(".swamp/run_tracker.db"), rows));
  }

  @Test
  void runsChangeNothingThatPeopleWrote() throws IOException {
    for (Map.Entry<String, byte[]> file : files(original).entrySet()) {
      assertArrayEquals(file.getValue(), Files.readAllBytes(repository.directory.resolve(file.getKey())), file.getKey());
    }
    assertEquals(files(original).keySet(), files(repository.directory).keySet());
  }

  /** The files outside of the program's own directory. */
  private static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = root.relativize(file);
        if (!name.startsWith(".swamp")) {
          contents.put(name.toString(), Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
