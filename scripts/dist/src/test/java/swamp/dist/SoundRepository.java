package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import swamp.runtime.data.Sha256;
import swamp.runtime.yaml.YamlText;

/** What must hold in a repository whose daemon was killed, by its files alone. Versions found whole are looked at once. */
final class SoundRepository {
  private final Path repository;
  private final Set<Path> whole = new HashSet<>();

  SoundRepository(Path repository) {
    this.repository = repository;
  }

  /** Every version is whole or absent, every marker points at a whole one, every record can be read. */
  void assertSound(String when) throws IOException {
    for (Path file : files(".swamp")) {
      String name = String.valueOf(file.getFileName());
      if (name.equals("latest")) {
        Path marked = file.resolveSibling(Files.readString(file));
        assertTrue(Files.exists(marked.resolve("metadata.yaml")), () -> when + ": " + file + " points nowhere");
      } else if (name.endsWith(".yaml") && !name.startsWith(".") && whole.add(file)) {
        assertReadable(file, when);
      }
    }
  }

  private void assertReadable(Path file, String when) throws IOException {
    JsonNode record = YamlText.read(Files.readString(file), file.toString());
    assertTrue(record.path("id").isTextual(), () -> when + ": " + file);
    if (record.path("status").asText().equals("running") || file.toString().contains("definitions-evaluated")) {
      whole.remove(file);
    }
    if (String.valueOf(file.getFileName()).equals("metadata.yaml")) {
      byte[] content = Files.readAllBytes(file.resolveSibling("raw"));
      assertEquals(record.path("size").asInt(), content.length, () -> when + ": " + file);
      assertEquals(record.path("checksum").asText(), Sha256.of(content), () -> when + ": " + file);
    }
  }

  /** What the results of runs say is there. */
  void assertStored(List<JsonNode> results, String when) throws IOException {
    Set<String> succeeded = new HashSet<>();
    for (Path file : files(".swamp/outputs")) {
      if (file.toString().endsWith(".yaml") && says(file, "status: succeeded")) {
        succeeded.add(YamlText.read(Files.readString(file), file.toString()).path("id").asText());
      }
    }
    for (JsonNode result : results) {
      assertTrue(succeeded.contains(result.path("outputId").asText()), () -> when + ": the record of " + result);
      assertTrue(Files.exists(Path.of(result.path("logFile").asText())), () -> when + ": " + result.path("logFile"));
      for (JsonNode artifact : result.path("dataArtifacts")) {
        Path version = Path.of(artifact.path("path").asText());
        assertTrue(Files.exists(version.resolve("metadata.yaml")), () -> when + ": " + version);
        long latest = Long.parseLong(Files.readString(version.resolveSibling("latest")));
        assertTrue(latest >= Long.parseLong(String.valueOf(version.getFileName())), () -> when + ": " + version);
      }
    }
  }

  /** Whether some run record says that its run goes on. */
  boolean hasRunningRecords() throws IOException {
    return files(".swamp/outputs").stream()
        .anyMatch(file -> file.toString().endsWith(".yaml") && says(file, "status: running"));
  }

  private static boolean says(Path file, String line) {
    try {
      return Files.readString(file).contains(line + "\n");
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files(String below) throws IOException {
    return FileTree.files(repository.resolve(below));
  }
}
