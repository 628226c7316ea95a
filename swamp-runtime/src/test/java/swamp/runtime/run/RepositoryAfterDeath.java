package swamp.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import swamp.runtime.data.Sha256;
import swamp.runtime.yaml.YamlText;

/**
 * What must hold in a repository, by its files alone, after the process that wrote to it was killed.
 */
final class RepositoryAfterDeath {
  private static final long DEAD_PID = deadPid();

  private final Path repository;
  private final Path data;
  private final String when;

  RepositoryAfterDeath(Path repository, String when) {
    this.repository = repository;
    this.data = repository.resolve(".swamp/data");
    this.when = when;
  }

  private static long deadPid() {
    try {
      Process process = new ProcessBuilder("true").start();
      process.onExit().get();
      return process.pid();
    } catch (IOException | InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets the catalogue say that it lists everything, as the existing program does after its first query. */
  static void markCatalogueComplete(Path repository) {
    try (Connection catalogue = open(repository); Statement statement = catalogue.createStatement()) {
      statement.execute("INSERT OR REPLACE INTO catalog_meta VALUES ('populated', 'true')");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Replaces the writer's pid in locks and records by that of a process that has ended, since the process that the test
   * lets die is its own.
   */
  void bury() throws IOException {
    for (Path file : files(".swamp")) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".lock") || name.endsWith(".yaml")) {
        bury(file);
      }
    }
  }

  /** Every version whole or absent, markers right, records readable, everything acknowledged there. */
  void assertSound(List<JsonNode> acknowledged) throws IOException {
    for (Path file : files(".swamp")) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".yaml") && !name.startsWith(".")) {
        assertReadable(file);
      } else if (name.equals("latest")) {
        Path marked = file.resolveSibling(Files.readString(file));
        assertTrue(Files.exists(marked.resolve("metadata.yaml")), () -> when + ": " + file + " points nowhere");
      }
    }
    for (Path file : files("models")) {
      assertReadable(file);
    }
    acknowledged.forEach(this::assertStored);
  }

  /** Once somebody has run the model again, every version is whole and no temporary file is left among them. */
  void assertNothingHalfDoneAmongData() throws IOException {
    try (Stream<Path> directories = Files.walk(data)) {
      for (Path directory : directories.filter(Files::isDirectory).toList()) {
        if (String.valueOf(directory.getFileName()).matches("\\d+")) {
          assertTrue(Files.exists(directory.resolve("metadata.yaml")), () -> when + ": half a version " + directory);
        }
      }
    }
    for (Path file : files(".swamp/data")) {
      boolean besideLock = Files.exists(file.resolveSibling("report-swamp-method-summary"));
      assertFalse(file.toString().endsWith(".tmp") && !besideLock, () -> when + ": " + file);
    }
  }

  private void assertReadable(Path file) throws IOException {
    JsonNode record = YamlText.read(Files.readString(file), file.toString());
    assertTrue(record.path("id").isTextual(), () -> when + ": " + file);
    if (!String.valueOf(file.getFileName()).equals("metadata.yaml")) {
      return;
    }
    byte[] content = Files.readAllBytes(file.resolveSibling("raw"));
    assertEquals(record.path("size").asInt(), content.length, () -> when + ": " + file);
    assertEquals(record.path("checksum").asText(), Sha256.of(content), () -> when + ": " + file);
  }

  private static void bury(Path file) throws IOException {
    String text = Files.readString(file);
    String own = String.valueOf(ProcessHandle.current().pid());
    String buried = text.replaceAll("(?m)(^pid: |\"pid\": )" + own + "\\b", "$1" + DEAD_PID);
    if (!buried.equals(text)) {
      Files.writeString(file, buried);
    }
  }

  private void assertStored(JsonNode result) {
    String id = result.path("outputId").asText();
    try {
      assertTrue(files(".swamp/outputs").stream().filter(file -> file.toString().endsWith(".yaml")).anyMatch(file ->
          contains(file, "id: " + id + "\n") && contains(file, "status: succeeded\n")), () -> when + ": record " + id);
      assertTrue(Files.exists(Path.of(result.path("logFile").asText())), () -> when + ": " + result.path("logFile"));
      for (JsonNode artifact : result.path("dataArtifacts")) {
        Path version = Path.of(artifact.path("path").asText());
        assertTrue(Files.exists(version.resolve("metadata.yaml")), () -> when + ": " + version);
        assertTrue(Files.exists(version.resolveSibling("latest")), () -> when + ": " + version);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once somebody has run the model again, no reader of the catalogue misses a version. */
  void assertCatalogueIsTrueOrToBeRebuilt() throws IOException {
    try (Connection catalogue = open(repository); Statement statement = catalogue.createStatement()) {
      try (ResultSet populated = statement.executeQuery("SELECT value FROM catalog_meta WHERE key = 'populated'")) {
        if (!populated.next()) {
          return;
        }
      }
      Set<String> listed = new TreeSet<>();
      try (ResultSet rows = statement.executeQuery("SELECT model_id, data_name, version FROM catalog")) {
        while (rows.next()) {
          listed.add(rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getInt(3));
        }
      }
      assertEquals(versionsToList(), listed, () -> when + ": the catalogue");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  // What an item held before it was deleted is not listed, nor is the marker of its deletion.
  private Set<String> versionsToList() throws IOException {
    Set<String> versions = new TreeSet<>();
    Set<Path> deleted = new HashSet<>();
    for (Path file : files(".swamp/data").reversed()) {
      if (String.valueOf(file.getFileName()).equals("metadata.yaml")) {
        Path path = data.relativize(file);
        int names = path.getNameCount();
        Path item = path.subpath(0, names - 2);
        if (contains(file, "lifecycle: deleted")) {
          deleted.add(item);
        }
        if (!deleted.contains(item)) {
          versions.add(path.subpath(names - 4, names - 1).toString());
        }
      }
    }
    assertFalse(versions.isEmpty());
    return versions;
  }

  private static Connection open(Path repository) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + repository.resolve(".swamp/data/_catalog.db"));
  }

  private List<Path> files(String below) throws IOException {
    Path start = repository.resolve(below);
    if (!Files.exists(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
