package swamp.runtime;

import java.nio.file.Path;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;

/** Opens the runtime for a daemon or for one request. */
public final class SwampRuntimeProvider implements RequestHandlerProvider {
  /** Where this program is installed; the launcher sets it. */
  private static final String INSTALL_DIRECTORY = "swamp.install.directory";

  @Override
  public RequestHandler openResident() {
    return open(ContextPoolSize.standard());
  }

  @Override
  public RequestHandler openOneShot() {
    return open(ContextPoolSize.none());
  }

  private static SwampRuntime open(ContextPoolSize size) {
    Path installation = Path.of(System.getProperty(INSTALL_DIRECTORY, ".")).toAbsolutePath();
    return new SwampRuntime(
        EsbuildBinary.below(installation), SwampRuntime.defaultCacheDirectory(System.getenv()), size);
  }
}
