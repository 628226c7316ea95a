package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One extension with everything it imports, as one script.
 *
 * @param hash SHA-256 of the code: bundles with the same hash are the same script
 * @param fingerprint of the sources, as run records carry it (see {@link Fingerprint})
 * @param code the body of a CommonJS function that uses {@code module}, {@code exports} and {@code require}; it requires
 *     {@link HostZod#SPECIFIER} and {@code node:} modules only
 * @param sourceMap a JSON file whose sources are paths from the entry's base directory; it may vanish at any time
 * @param entry what was bundled
 * @param warnings one line each: what the bundler found odd, or that this is an older bundle because the sources are broken
 */
public record Bundle(
    String hash,
    String fingerprint,
    String code,
    Optional<Path> sourceMap,
    ExtensionEntry entry,
    List<String> warnings) {
  public Bundle {
    warnings = List.copyOf(warnings);
  }

  Bundle withWarning(String warning) {
    List<String> all = new ArrayList<>(warnings);
    all.add(warning);
    return new Bundle(hash, fingerprint, code, sourceMap, entry, all);
  }
}
