package swamp.runtime.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Golden answers of the existing program, which lie beside the repository on some machines only. */
public final class SharedFolder {
  private SharedFolder() {}

  /** A file or folder below {@code golden}; the test is skipped where there is none. */
  public static Path golden(String name) {
    String root = System.getProperty("swamp.root", "..");
    Path shared = Path.of(System.getProperty("swamp.shared", Path.of(root).resolve("../shared").toString()));
    Path found = shared.resolve("golden").resolve(name);
    Assumptions.assumeTrue(Files.exists(found), () -> "golden answers are not at " + shared);
    return found;
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
