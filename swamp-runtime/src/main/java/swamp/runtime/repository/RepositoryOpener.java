package swamp.runtime.repository;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Gives layouts of repositories, parsing the settings of each only when their file has changed. Thread-safe. */
public final class RepositoryOpener {
  private static final int LARGEST_SETTINGS = 1024 * 1024;
  private static final long CAPACITY = 16L * 1024 * 1024;

  private final FileCache<RepositorySettings> settings;

  public RepositoryOpener(InstantSource clock) {
    this.settings = new FileCache<>(RepositorySettings::parse, LARGEST_SETTINGS, CAPACITY, clock);
  }

  /**
   * The layout of a repository for one caller.
   *
   * @param repository its directory, as {@link RepositoryLocator} found it
   * @param environment the caller's environment
   * @throws SwampException with {@link ErrorCode#REPOSITORY_SETTINGS_INVALID} as {@link RepositoryLayout#of} does
   */
  public RepositoryLayout open(Path repository, Map<String, String> environment) {
    Path file = repository.resolve(RepositorySettings.FILE_NAME);
    try {
      return RepositoryLayout.of(repository, settings.get(file), environment);
    } catch (NoSuchFileException e) {
      return RepositoryLayout.of(repository, RepositorySettings.empty(), environment);
    } catch (IOException e) {
      throw FileFailure.reading(file, e);
    }
  }
}
