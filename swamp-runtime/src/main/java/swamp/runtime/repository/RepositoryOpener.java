package swamp.runtime.repository;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Gives layouts of repositories, parsing the settings of each only when their file has changed. Thread-safe. */
public final class RepositoryOpener {
  private final ParsedFiles files;

  public RepositoryOpener(InstantSource clock) {
    this.files = new ParsedFiles(clock);
  }

  /**
   * The layout of a repository for one caller.
   *
   * @param repository its directory, as {@link RepositoryLocator} found it
   * @param environment the caller's environment
   * @throws SwampException with {@link ErrorCode#REPOSITORY_SETTINGS_INVALID} as {@link RepositoryLayout#of} does
   */
  public RepositoryLayout open(Path repository, Map<String, String> environment) {
    return RepositoryLayout.of(repository, files.settings(repository), environment, files);
  }
}
