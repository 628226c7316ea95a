package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryDefaultTest {
  @TempDir private Path directory;

  @Test
  void theSettingIsFoundFromAnywhereInTheRepository() throws IOException {
    Files.writeString(directory.resolve(".swamp.yaml"), "swampVersion: 1\nviaDaemon: require # always\n");
    Path inside = Files.createDirectories(directory.resolve("a/b"));
    assertEquals("require", RepositoryDefault.of(Optional.empty(), Map.of(), inside.toString()));
    assertEquals("require", RepositoryDefault.of(Optional.of("../.."), Map.of(), inside.toString()));
    assertEquals("require", RepositoryDefault.of(Optional.empty(), Map.of("SWAMP_REPO_DIR", directory.toString()), "/"));
    Files.createDirectory(inside.resolve(".git"));
    assertEquals("", RepositoryDefault.of(Optional.empty(), Map.of(), inside.toString()));
  }

  @Test
  void quotesAreNoPartOfTheSetting() throws IOException {
    for (String line : new String[] {"viaDaemon: \"auto\"", "viaDaemon: 'auto'", "viaDaemon:  auto  "}) {
      Files.writeString(directory.resolve(".swamp.yaml"), "a: 1\r\n" + line + "\r\nb: 2\n");
      assertEquals("auto", RepositoryDefault.of(Optional.empty(), Map.of(), directory.toString()), line);
    }
  }

  @Test
  void withoutFileOrLineThereIsNone() throws IOException {
    assertEquals("", RepositoryDefault.of(Optional.of("nowhere"), Map.of(), directory.toString()));
    Files.writeString(directory.resolve(".swamp.yaml"), "other:\n  viaDaemon: auto\n");
    assertEquals("", RepositoryDefault.of(Optional.empty(), Map.of(), directory.toString()));
  }
}
