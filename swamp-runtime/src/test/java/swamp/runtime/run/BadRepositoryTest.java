package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ByDefinition;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Repositories in a bad state: clear errors, and nothing is lost. */
final class BadRepositoryTest {
  private static final String TMPFS_SIZE = "16m";
  private static final int PAGE = 4096;

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

  private Path models() {
    return repository.directory.resolve("models/@test/probe");
  }

  private SwampException failureOf(String model) {
    return assertThrows(SwampException.class, () -> repository.handle(
        RunningRepository.request(new ByDefinition(model, "sync"), false, Optional.empty())));
  }

  /** The model cannot be run and the error says which file is to blame; the others can. */
  private void assertBlamed(String model, String file, String reason) {
    assertEquals("succeeded", repository.run("sync").path("status").asText());
    SwampException failure = failureOf(model);
    assertEquals(ErrorCode.DEFINITION_INVALID, failure.code());
    assertTrue(failure.place().orElse("").contains(file) && failure.text().contains(reason), failure.place() + failure.text());
  }

  @Test
  void aDefinitionThatIsNotYamlIsNamed() throws IOException {
    Files.writeString(models().resolve("broken.yaml"), "name: broken\nglobalArguments:\n  said: ${{ {\"a\": 1 }}\n");

    assertBlamed("broken", "broken.yaml:3:17", """
        Cannot read block as explicit mapping pair is incomplete: a key node is missed or followed by a non-tabulated empty line\
         at line 3, column 17:
              said: ${{ {"a": 1 }}
                            ^""");
  }

  @Test
  void aDefinitionOfTenMegabytesIsRefusedUnread() throws IOException {
    Files.writeString(models().resolve("big.yaml"), "name: big\ntext: '" + "x".repeat(10 << 20) + "'\n");

    assertBlamed("big", "big.yaml", "too large");
  }

  @Test
  void aLinkThatLeadsNowhereIsNamed() throws IOException {
    Files.createSymbolicLink(models().resolve("gone.yaml"), Path.of("nowhere.yaml"));

    assertBlamed("gone", "gone.yaml", "");
  }

  @Test
  void aLoopOfLinksIsNoEndlessSearch() throws IOException {
    Files.createSymbolicLink(models().resolve("loop"), repository.directory.resolve("models"));

    assertEquals("succeeded", repository.run("sync").path("status").asText());
    SwampException failure = failureOf("nope");
    assertEquals(ErrorCode.MODEL_NOT_FOUND, failure.code());
    assertTrue(failure.hint().orElse("").contains("loop"), failure.hint().toString());
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = models().resolve("secret.yaml");
    Files.writeString(file, "name: secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "this user may read every file");

    assertBlamed("secret", "secret.yaml", "");
  }

  @Test
  void aFullDiskFailsRunsClearlyAndLosesNothing() throws Exception {
    Path disk = Files.createDirectories(repository.directory.resolve(".swamp"));
    assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=" + TMPFS_SIZE, "tmpfs", disk.toString()),
        "mounting is not permitted here");
    try {
      List<JsonNode> acknowledged = new ArrayList<>(List.of(repository.run("sync", "n=1")));
      int refused = 0;
      for (int free = 0; free <= 24; free++) {
        fill(disk, free * PAGE);
        refused += runOnFullDisk(acknowledged, "with " + free + " pages free") ? 0 : 1;
        Files.delete(disk.resolve("filler"));
      }
      assertTrue(refused > 0, "the disk was full for some runs");
      JsonNode last = repository.run("sync", "n=2");
      assertEquals("succeeded", last.path("status").asText());
      acknowledged.add(last);
      new RepositoryAfterDeath(repository.directory, "with room again").assertSound(acknowledged);
    } finally {
      repository.close();
      assertTrue(command("umount", "-l", disk.toString()));
    }
  }

  /** Whether the run succeeded; it fails with a clear error or not at all, and keeps what others have written. */
  private boolean runOnFullDisk(List<JsonNode> acknowledged, String when) throws IOException {
    boolean succeeded = false;
    try {
      acknowledged.add(repository.run("sync", "n=3"));
      succeeded = true;
    } catch (SwampException e) {
      assertTrue(List.of(ErrorCode.FILE_ACCESS, ErrorCode.METHOD_EXECUTION_FAILED).contains(e.code()), when + ": " + e.code());
      assertTrue(e.text().startsWith("Cannot "), when + ": " + e.text());
    }
    new RepositoryAfterDeath(repository.directory, when).assertSound(acknowledged);
    return succeeded;
  }

  private static void fill(Path disk, int leave) throws IOException {
    FileStore store = Files.getFileStore(disk);
    long size = Math.max(0, store.getUsableSpace() - leave);
    Files.write(disk.resolve("filler"), new byte[Math.toIntExact(size)]);
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start().waitFor() == 0;
  }
}
