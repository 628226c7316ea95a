package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be bundled.
 *
 * @param entry absolute path of the file to start from
 * @param base absolute directory from which paths in the bundle, its source map and messages are told
 * @param replacements import specifiers, and what to import instead: {@link HostZod#SPECIFIER} or an absolute path
 */
public record BundleInput(Path entry, Path base, Map<String, String> replacements) {
  public BundleInput {
    if (!entry.isAbsolute() || !base.isAbsolute()) {
      throw new IllegalArgumentException("not absolute: " + entry + ", " + base);
    }
    replacements = Map.copyOf(replacements);
  }
}
