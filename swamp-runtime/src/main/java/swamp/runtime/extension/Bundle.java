package swamp.runtime.extension;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import swamp.protocol.SwampException;

/**
 * One extension with everything it imports, as one script.
 *
 * @param hash SHA-256 of the code: bundles with the same hash are the same script
 * @param fingerprint of the sources, as run records carry it (see {@link Fingerprint})
 * @param code the body of a CommonJS function that uses {@code module}, {@code exports} and {@code require}; it requires
 *     {@link HostZod#SPECIFIER} and {@code node:} modules only
 * @param sourceMap a JSON file whose sources are paths from the entry's base directory; it may vanish at any time
 * @param entry what was bundled
 * @param warnings one line each: what the bundler found odd
 * @param outdated why the sources as they are now could not be bundled, when this is the last bundle that could be made
 */
public record Bundle(
    String hash,
    String fingerprint,
    String code,
    Optional<Path> sourceMap,
    ExtensionEntry entry,
    List<String> warnings,
    Optional<String> outdated) {
  public Bundle {
    warnings = List.copyOf(warnings);
  }

  /** This bundle in place of one that could not be made. */
  Bundle insteadOf(SwampException failure) {
    String why = failure.text() + failure.hint().map(hint -> " " + hint).orElse("");
    return new Bundle(hash, fingerprint, code, sourceMap, entry, warnings, Optional.of(why));
  }
}
