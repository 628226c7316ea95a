package swamp.runtime.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Answers and repositories of the existing program, beside the project's root or where {@code swamp.shared} says. */
public final class SharedFolder {
  private SharedFolder() {}

  /** A path below the folder; the calling test is skipped when it is not there. */
  public static Path resolve(String relative) {
    String named = System.getProperty("swamp.shared", "");
    String root = System.getProperty("swamp.root", ".");
    Path path = (named.isEmpty() ? Path.of(root, "..", "shared") : Path.of(named)).resolve(relative);
    Assumptions.assumeTrue(Files.exists(path), () -> "needs " + path + " (or the system property swamp.shared)");
    return path;
  }

  /** What the existing program printed, with the masks of the recording put in. */
  public static String answer(String command, String stream, Path repository) {
    try {
      return Files.readString(resolve("golden/cmd").resolve(command).resolve(stream))
          .replace("<REPO>", repository.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message that the existing program printed in log mode. */
  public static String errorMessage(String command, Path repository) {
    return answer(command, "stderr", repository).strip().replaceFirst("^Error: ", "");
  }
}
