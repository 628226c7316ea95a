package swamp.runtime.extension;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The packages that one extension turns out to import while it is bundled. For one thread. */
final class ImportedPackages {
  private final PackageResolver packages;
  private final ExtensionEntry entry;
  private final PackageClient client;
  private final Map<String, String> targets = new LinkedHashMap<>();
  private PackageResolution resolution = PackageResolution.empty();

  ImportedPackages(PackageResolver packages, ExtensionEntry entry, PackageClient client) {
    this.packages = packages;
    this.entry = entry;
    this.client = client;
  }

  /** What came of looking for all of them. */
  PackageResolution resolution() {
    return resolution;
  }

  /** Import specifiers as written, and the file to bundle instead. */
  Map<String, String> files() {
    Map<String, String> files = new HashMap<>();
    targets.forEach((written, target) -> {
      if (resolution.files().containsKey(target)) {
        files.put(written, resolution.files().get(target).toString());
      }
    });
    return files;
  }

  /**
   * Looks for packages that the bundler missed, together with those found before.
   *
   * @param missing specifier as written, and as the configuration maps it
   * @return whether one was found that was not there before, so that it is worth bundling again
   */
  boolean resolve(Map<String, String> missing) {
    if (targets.keySet().containsAll(missing.keySet())) {
      return false;
    }
    Set<String> before = files().keySet();
    targets.putAll(missing);
    resolution = packages.resolve(new LinkedHashSet<>(targets.values()), entry, client);
    return !before.containsAll(files().keySet());
  }
}
