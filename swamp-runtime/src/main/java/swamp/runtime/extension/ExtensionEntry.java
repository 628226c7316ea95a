package swamp.runtime.extension;

import java.nio.file.Path;

/**
 * One file that declares {@code model}, {@code extension} or {@code vault} (extension-api §3.1, vaults.md).
 *
 * @param file absolute path
 * @param directory the directory whose search found it
 */
public record ExtensionEntry(Path file, ExtensionDirectory directory) {
  public ExtensionEntry {
    file = file.normalize();
    if (!file.startsWith(directory.directory())) {
      throw new IllegalArgumentException(file + " is not below " + directory.directory());
    }
  }

  /** Path from the base directory with {@code /} between names, such as {@code sub/multi.ts}. */
  public String relativePath() {
    return RelativePath.of(directory.directory(), file);
  }

  /** The path as people see it: from the repository's root where it lies inside, otherwise absolute. */
  public String displayPath() {
    return RelativePath.display(directory.repository(), file);
  }
}
