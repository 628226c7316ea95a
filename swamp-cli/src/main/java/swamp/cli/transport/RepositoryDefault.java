package swamp.cli.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a repository wants of the daemon: the line {@code viaDaemon: auto} of its {@code .swamp.yaml}. The client reads
 * this one line itself, because it must know before there is a runtime that could read the file.
 */
public final class RepositoryDefault {
  private static final String FILE = ".swamp.yaml";
  private static final String KEY = "viaDaemon:";
  private static final int MOST_LEVELS = 10;

  private RepositoryDefault() {}

  /**
   * The setting of the repository that a command is about; empty without one.
   *
   * @param given the value of {@code --repo-dir}
   */
  public static String of(Optional<String> given, Map<String, String> environment, String workingDirectory) {
    try {
      return settings(given, environment, Path.of(workingDirectory)).map(RepositoryDefault::setting).orElse("");
    } catch (InvalidPathException e) {
      // Whoever opens the repository says what is wrong with its path.
      return "";
    }
  }

  /** The settings file, found as the runtime finds it (repo-format §1.1). */
  private static Optional<Path> settings(Optional<String> given, Map<String, String> environment, Path start) {
    Optional<String> named =
        given.or(() -> Optional.ofNullable(environment.get("SWAMP_REPO_DIR")).filter(value -> !value.isEmpty()));
    if (named.isPresent()) {
      return Optional.of(start.resolve(named.get()).resolve(FILE));
    }
    Path directory = start;
    for (int level = 0; level < MOST_LEVELS && directory != null; level++) {
      Path file = directory.resolve(FILE);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      if (Files.exists(directory.resolve(".git"))) {
        return Optional.empty();
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  private static String setting(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
          .filter(line -> line.startsWith(KEY))
          .findFirst()
          .map(line -> scalar(line.substring(KEY.length())))
          .orElse("");
    } catch (IOException e) {
      // No settings, or none for us to see: the runtime tells.
      return "";
    }
  }

  private static String scalar(String text) {
    int comment = text.indexOf(" #");
    String value = (comment < 0 ? text : text.substring(0, comment)).strip();
    boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))
        && value.charAt(0) == value.charAt(value.length() - 1);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
