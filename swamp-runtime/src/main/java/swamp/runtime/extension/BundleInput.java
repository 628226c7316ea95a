package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What is to be bundled.
 *
 * @param entry absolute path of the file to start from
 * @param base absolute directory from which paths in the bundle, its source map and messages are told
 * @param replacements import specifiers, and what to import instead: a name of {@link HostModules} or an absolute path
 * @param absent what packages import although it is not installed; looked for, and not found, when it is asked for
 */
public record BundleInput(Path entry, Path base, Map<String, String> replacements, Set<String> absent) {
  public BundleInput {
    if (!entry.isAbsolute() || !base.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + entry + ", " + base);
    }
    replacements = Map.copyOf(replacements);
    absent = Set.copyOf(absent);
  }
}
