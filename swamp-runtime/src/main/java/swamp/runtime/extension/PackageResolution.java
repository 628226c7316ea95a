package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What came of looking for packages. A specifier that is in neither map is not supported.
 *
 * @param files specifier to an absolute path: a script, or a directory or path without ending as Node.js resolves them
 * @param problems specifier to why it cannot be had, in words that follow a colon
 * @param hint what to do about the problems
 */
public record PackageResolution(Map<String, Path> files, Map<String, String> problems, Optional<String> hint) {
  public PackageResolution {
    files = Map.copyOf(files);
    problems = Map.copyOf(problems);
  }

  static PackageResolution empty() {
    return new PackageResolution(Map.of(), Map.of(), Optional.empty());
  }
}
