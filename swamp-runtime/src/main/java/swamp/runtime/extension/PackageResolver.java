package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the code of an imported package. Implementations are thread-safe. */
@FunctionalInterface
public interface PackageResolver {
  /**
   * The file to bundle in place of the import.
   *
   * @param specifier as mapped by the extension's configuration: {@code npm:} or {@code jsr:}
   * @param entry the extension that is bundled
   * @return absolute path of a script, or empty when packages of this kind cannot be had
   */
  Optional<Path> resolve(String specifier, ExtensionEntry entry);

  /** Finds nothing: extensions may import files, the host's zod and {@code node:} modules only. */
  static PackageResolver none() {
    return (specifier, entry) -> Optional.empty();
  }
}
