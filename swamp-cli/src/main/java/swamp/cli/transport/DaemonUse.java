package swamp.cli.transport;

import java.util.Map;
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

  /** What flag and environment ask for; the flag wins. With {@code CI} none is started unless told (lesson 33). */
  public static DaemonUse of(String flag, boolean noSpawn, Map<String, String> environment) {
    Mode mode = flag.isEmpty()
        ? mode(MODE_VARIABLE, environment.getOrDefault(MODE_VARIABLE, ""))
        : mode("--via-daemon", flag);
    boolean spawn = environment.getOrDefault(SPAWN_VARIABLE, "").isEmpty()
        ? !isOn(environment, "CI")
        : isOn(environment, SPAWN_VARIABLE);
    return new DaemonUse(mode, spawn && !noSpawn, noSpawn);
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

  private static boolean isOn(Map<String, String> environment, String variable) {
    return switch (environment.getOrDefault(variable, "")) {
      case "", "0", "false", "no", "off" -> false;
      default -> true;
    };
  }
}
