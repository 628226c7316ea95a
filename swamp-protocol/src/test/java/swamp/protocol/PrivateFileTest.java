package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
  @TempDir private Path directory;

  @Test
  void eachFileIsNewEmptyAndForItsOwnerOnly() throws IOException {
    Set<Path> files = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Path file = PrivateFile.create(directory, "text-", ".yaml");
      assertTrue(files.add(file), file.toString());
      String name = file.getFileName().toString();
      assertTrue(name.startsWith("text-") && name.endsWith(".yaml"), name);
      assertEquals(0, Files.size(file));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aDirectoryThatIsMissingIsAnError() {
    assertThrows(NoSuchFileException.class, () -> PrivateFile.create(directory.resolve("none"), "a", ".b"));
  }
}
