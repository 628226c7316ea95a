package swamp.runtime.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Files that a caller names on its command line: relative to its working directory, {@code ~/} is its home. */
public final class CallerFiles {
  private final Path workingDirectory;
  private final Map<String, String> environment;

  public CallerFiles(Path workingDirectory, Map<String, String> environment) {
    this.workingDirectory = workingDirectory;
    this.environment = environment;
  }

  String read(String name, String purpose) {
    try {
      return Files.readString(resolve(name));
    } catch (NoSuchFileException e) {
      throw InputEntries.syntax("File not found for " + purpose + ": " + name);
    } catch (IOException | InvalidPathException e) {
      throw InputEntries.syntax("Cannot read the file for " + purpose + ": " + name + " (" + e.getMessage() + ")");
    }
  }

  private Path resolve(String name) {
    if (name.startsWith("~/") && environment.containsKey("HOME")) {
      return Path.of(environment.get("HOME")).resolve(name.substring(2));
    }
    return workingDirectory.resolve(name);
  }
}
