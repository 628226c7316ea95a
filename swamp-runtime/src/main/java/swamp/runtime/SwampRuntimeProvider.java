package swamp.runtime;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.extension.EsbuildBinary;
import swamp.runtime.script.ContextPoolSize;

/** Opens the runtime for a daemon or for one request. */
public final class SwampRuntimeProvider implements RequestHandlerProvider {
  /** Where this program is installed; the launcher sets it. */
  private static final String INSTALL_DIRECTORY = "swamp.install.directory";

  /** Whether a daemon rehearses after its start: {@code auto} (the default), {@code always} whatever the load, or {@code off}. */
  static final String WARM_UP_VARIABLE = "SWAMP_DAEMON_WARM_UP";

  @Override
  public RequestHandler openResident(RehearsalTransport rehearsals) {
    return open(ContextPoolSize.standard(), rehearsing(System.getenv(), rehearsals));
  }

  @Override
  public RequestHandler openOneShot() {
    return open(ContextPoolSize.none(), Optional.empty());
  }

  private static SwampRuntime open(ContextPoolSize size, Optional<Rehearsing> rehearsing) {
    Path installation = Path.of(System.getProperty(INSTALL_DIRECTORY, ".")).toAbsolutePath();
    return new SwampRuntime(
        EsbuildBinary.below(installation), SwampRuntime.defaultCacheDirectory(System.getenv()), size, rehearsing);
  }

  private static Optional<Rehearsing> rehearsing(Map<String, String> environment, RehearsalTransport transport) {
    return switch (environment.getOrDefault(WARM_UP_VARIABLE, "")) {
      case "", "auto" -> Optional.of(new Rehearsing(transport, false));
      case "always" -> Optional.of(new Rehearsing(transport, true));
      case "off" -> Optional.empty();
      case String other -> throw new SwampException(
          ErrorCode.USAGE, WARM_UP_VARIABLE + " is \"" + other + "\", which is none of auto, always, off");
    };
  }
}
