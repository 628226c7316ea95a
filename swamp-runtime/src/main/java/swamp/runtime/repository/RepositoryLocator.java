package swamp.runtime.repository;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Finds the repository that a request is about (repo-format §1.1). */
public final class RepositoryLocator {
  /** Names the repository when the command line does not. */
  static final String DIRECTORY_VARIABLE = "SWAMP_REPO_DIR";

  private static final int MOST_LEVELS = 10;

  private RepositoryLocator() {}

  /**
   * The repository's directory, absolute and normalised: what the command line names, else {@code SWAMP_REPO_DIR},
   * else the nearest directory upwards with a {@code .swamp.yaml}, at most ten levels and not beyond one that holds
   * {@code .git}.
   *
   * @param repositoryDirectory the value of {@code --repo-dir}
   * @param environment the caller's environment
   * @param workingDirectory the caller's directory; relative paths are taken from here
   * @throws SwampException with {@link ErrorCode#NOT_A_REPOSITORY} when the directory found has no marker
   */
  public static Path locate(
      Optional<String> repositoryDirectory, Map<String, String> environment, Path workingDirectory) {
    Path start = workingDirectory.toAbsolutePath().normalize();
    Path found = repositoryDirectory
        .or(() -> Optional.ofNullable(environment.get(DIRECTORY_VARIABLE)).filter(value -> !value.isEmpty()))
        .map(directory -> resolve(start, directory))
        .or(() -> searchUpwards(start))
        .orElse(start);
    if (!hasMarker(found)) {
      throw notARepository(found);
    }
    return found;
  }

  private static Path resolve(Path workingDirectory, String directory) {
    try {
      return workingDirectory.resolve(directory).normalize();
    } catch (InvalidPathException e) {
      throw new SwampException(ErrorCode.NOT_A_REPOSITORY, "Not a path: " + e.getMessage(), e).withoutShownCode();
    }
  }

  private static Optional<Path> searchUpwards(Path start) {
    Path directory = start;
    for (int level = 0; level < MOST_LEVELS && directory != null; level++) {
      if (hasMarker(directory)) {
        return Optional.of(directory);
      }
      if (Files.exists(directory.resolve(".git"))) {
        return Optional.empty();
      }
      directory = directory.getParent();
    }
    return Optional.empty();
  }

  private static boolean hasMarker(Path directory) {
    return Files.isRegularFile(directory.resolve(RepositorySettings.FILE_NAME));
  }

  private static SwampException notARepository(Path directory) {
    String advice = Files.isDirectory(directory.resolve(".swamp"))
        ? "It has a .swamp directory, but no " + RepositorySettings.FILE_NAME
            + ": to make it a repository again, run 'swamp repo init'."
        : "To initialize a new repository, run 'swamp repo init', or specify an existing repository with "
            + "'swamp <command> --repo-dir /path/to/repo'.";
    return new SwampException(ErrorCode.NOT_A_REPOSITORY, "Not a swamp repository: " + directory + ". " + advice)
        .withoutShownCode();
  }
}
