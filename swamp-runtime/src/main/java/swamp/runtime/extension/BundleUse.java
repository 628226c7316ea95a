package swamp.runtime.extension;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A bundle in memory, for those who want to know what is kept warm.
 *
 * @param hash of its code, see {@link Bundle#hash}
 * @param origin the extension's file
 * @param loaded when it was bundled or read from disk
 * @param hits how often it was asked for since and found unchanged
 */
public record BundleUse(String hash, Path origin, Instant loaded, long hits) {}
