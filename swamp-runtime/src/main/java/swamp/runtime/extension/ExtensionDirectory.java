package swamp.runtime.extension;

import java.nio.file.Path;

/**
 * A directory that is searched for extensions.
 *
 * @param directory absolute; it need not exist
 * @param origin where it comes from
 * @param repository absolute root of the repository that is served; configuration files are looked for below it only
 *     (extension-api §3.4)
 */
public record ExtensionDirectory(Path directory, ExtensionOrigin origin, Path repository) {
  public ExtensionDirectory {
    directory = absolute(directory);
    repository = absolute(repository);
  }

  private static Path absolute(Path path) {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
    return path.normalize();
  }
}
