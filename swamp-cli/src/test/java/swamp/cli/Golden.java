package swamp.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What the existing program printed. */
public final class Golden {
  private Golden() {}

  /** One stream of one recorded command; skips the test when the recordings are not at hand. */
  public static String text(String name, String stream) throws IOException {
    Path root = Path.of(System.getProperty("swamp.root", ".."));
    Path shared = Path.of(System.getProperty("swamp.shared", root.resolve("../shared").toString()));
    Path file = shared.resolve("golden/cmd").resolve(name).resolve(stream);
    Assumptions.assumeTrue(Files.isReadable(file), "No recording at " + file);
    return Files.readString(file);
  }
}
