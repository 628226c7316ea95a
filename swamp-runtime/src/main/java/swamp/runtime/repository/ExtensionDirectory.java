package swamp.runtime.repository;

import java.nio.file.Path;

/**
 * A directory with extensions of one kind.
 *
 * @param directory the directory to scan; paths of sources in caches and fingerprints are relative to it
 * @param origin why it is looked at
 * @param root what it belongs to: the repository, the source's directory, or the pulled extension's directory
 * @param extensionName the name of the pulled extension, such as {@code @acme/tools}; empty for other origins
 */
public record ExtensionDirectory(Path directory, Origin origin, Path root, String extensionName) {
  /** Where extensions come from, in order of precedence. */
  public enum Origin {
    /** The repository's own directory. */
    LOCAL,
    /** An entry of {@code .swamp-sources.yaml}. */
    SOURCE,
    /** Downloaded from the registry. */
    PULLED
  }
}
