package swamp.runtime.extension;

import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Turns an extension's sources into one script. Implementations are thread-safe. */
public interface Bundler {
  /**
   * Bundles, blocking. Faults of the sources are a {@link BundleOutput.Rejected}, not an exception.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLER_UNAVAILABLE} when the bundler itself cannot do its work, with
   *     {@link ErrorCode#CANCELLED} when the thread is interrupted
   */
  BundleOutput bundle(BundleInput input);
}
