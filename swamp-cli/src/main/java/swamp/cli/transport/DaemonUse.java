package swamp.cli.transport;

import java.util.Map;
import java.util.function.Supplier;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Whether a command uses the resident daemon, and whether it may start one.
 *
 * @param mode how much the caller wants it
 * @param spawn whether a daemon is started when none runs
 * @param spawnRefused whether {@code --no-spawn} was said, which makes a missing daemon an error
 */
public record DaemonUse(Mode mode, boolean spawn, boolean spawnRefused) {
  private static final String MODE_VARIABLE = "SWAMP_VIA_DAEMON";
  private static final String SPAWN_VARIABLE = "SWAMP_VIA_DAEMON_SPAWN";

  /** How much the caller wants the daemon. */
  public enum Mode {
    /** Not at all. */
    OFF,
    /** If it can be had; otherwise the request runs without it. */
    AUTO,
    /** Nothing else will do. */
    REQUIRE
  }

  /**
   * What flag, environment and repository ask for; the first of these that says something wins. In continuous
   * integration none is started unless told by {@code SWAMP_VIA_DAEMON_SPAWN=1}; in a container the flag is telling
   * enough, a default is not (lesson 33).
   *
   * @param repositoryDefault gives the repository's setting; asked only when nothing else says something
   */
  public static DaemonUse of(String flag, boolean noSpawn, Map<String, String> environment,
      Supplier<String> repositoryDefault, Supplier<Surroundings> surroundings) {
    String variable = environment.getOrDefault(MODE_VARIABLE, "");
    Mode mode;
    if (!flag.isEmpty()) {
      mode = mode("--via-daemon", flag);
    } else if (!variable.isEmpty()) {
      mode = mode(MODE_VARIABLE, variable);
    } else {
      mode = mode("viaDaemon in .swamp.yaml", repositoryDefault.get());
    }
    boolean spawn = mode != Mode.OFF && !noSpawn
        && maySpawn(!flag.isEmpty(), environment.getOrDefault(SPAWN_VARIABLE, ""), surroundings);
    return new DaemonUse(mode, spawn, noSpawn);
  }

  private static boolean maySpawn(boolean flag, String told, Supplier<Surroundings> surroundings) {
    if (!told.isEmpty()) {
      return Switch.isOn(Map.of(SPAWN_VARIABLE, told), SPAWN_VARIABLE);
    }
    Surroundings here = surroundings.get();
    return !here.continuousIntegration() && (flag || !here.container());
  }

  /** Whether the request may run without a daemon when there is none. */
  boolean fallback() {
    return mode != Mode.REQUIRE && !spawnRefused;
  }

  private static Mode mode(String source, String text) {
    return switch (text) {
      case "", "off", "0", "false", "no" -> Mode.OFF;
      case "auto", "1", "true", "yes", "on" -> Mode.AUTO;
      case "require" -> Mode.REQUIRE;
      default -> throw new SwampException(
          ErrorCode.USAGE, "Invalid value \"" + text + "\" for " + source + ": expected auto, require or off")
          .withoutShownCode();
    };
  }
}
