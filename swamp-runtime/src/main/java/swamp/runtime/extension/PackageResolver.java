package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the code of imported packages. Implementations are thread-safe. */
public interface PackageResolver {
  /**
   * The files to bundle in place of imports. May take long and fetch what is not there yet.
   *
   * @param specifiers all packages that the extension imports, as mapped by its configuration: {@code npm:} or {@code jsr:}
   * @param entry the extension that is bundled
   * @param client on whose behalf
   */
  PackageResolution resolve(Set<String> specifiers, ExtensionEntry entry, PackageClient client);

  /** Whether the file belongs to a package: such files never change, so a bundle need not be checked against them. */
  boolean isPackageFile(Path file);

  /** Finds nothing: extensions may import files, the host's zod and {@code node:} modules only. */
  static PackageResolver none() {
    return new PackageResolver() {
      @Override
      public PackageResolution resolve(Set<String> specifiers, ExtensionEntry entry, PackageClient client) {
        return new PackageResolution(Map.of(), Map.of(), Optional.empty());
      }

      @Override
      public boolean isPackageFile(Path file) {
        return false;
      }
    };
  }
}
