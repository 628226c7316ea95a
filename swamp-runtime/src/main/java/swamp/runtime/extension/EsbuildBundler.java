package swamp.runtime.extension;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The resident esbuild, and when its service does not work, esbuild started for each job. Thread-safe. */
public final class EsbuildBundler implements Bundler, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EsbuildBundler.class);

  private final EsbuildService service;
  private final EsbuildCommand command;

  public EsbuildBundler(EsbuildBinary binary) {
    this.service = new EsbuildService(binary);
    this.command = new EsbuildCommand(binary);
  }

  @Override
  public BundleOutput bundle(BundleInput input) {
    try {
      return service.bundle(input);
    } catch (SwampException e) {
      if (e.code() != ErrorCode.BUNDLER_UNAVAILABLE || service.isClosed()) {
        throw e;
      }
      LOG.warn("{}; starting esbuild for this one bundle", e.text());
      return command.bundle(input);
    }
  }

  /**
   * Starts the resident esbuild before there is something to bundle.
   *
   * @throws SwampException with {@link ErrorCode#BUNDLER_UNAVAILABLE} when that fails
   */
  public void start() {
    service.start();
  }

  /** Ends the resident esbuild. */
  @Override
  public void close() {
    service.close();
  }
}
