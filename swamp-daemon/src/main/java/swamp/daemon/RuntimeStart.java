package swamp.daemon;

import java.nio.file.Path;
import java.util.Map;
import swamp.runtime.RequestHandler;
import swamp.runtime.SwampRuntime;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;

/** Starts the runtime of a process, with what belongs to its installation. */
final class RuntimeStart {
  /** Set by the launcher to the directory of the installation, or of a checkout. */
  private static final String INSTALLATION_PROPERTY = "swamp.install.directory";

  private RuntimeStart() {}

  /** For many requests over hours: contexts are kept ready. */
  static RequestHandler resident(Map<String, String> environment) {
    return start(environment, ContextPoolSize.standard());
  }

  /** For the only request of a process: nothing is done ahead of need. */
  static RequestHandler oneShot(Map<String, String> environment) {
    return start(environment, ContextPoolSize.none());
  }

  private static RequestHandler start(Map<String, String> environment, ContextPoolSize poolSize) {
    Path installation = Path.of(System.getProperty(INSTALLATION_PROPERTY, ""));
    return new SwampRuntime(
        EsbuildBinary.below(installation), SwampRuntime.defaultCacheDirectory(environment), poolSize);
  }
}
