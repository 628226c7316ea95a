package swamp.daemon;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/**
 * How a daemon behaves. Two of its settings come from the environment, the others are fixed.
 *
 * @param location its state directory
 * @param idle how long without requests before it ends; zero for never
 * @param drain how long running requests may go on once it stops
 * @param admission what it takes on
 * @param server what one client may take
 * @param service which service manager has started it
 */
record DaemonSettings(
    SocketLocation location,
    Duration idle,
    Duration drain,
    AdmissionLimits admission,
    SocketServerLimits server,
    Optional<ServiceManager> service) {
  /** Set by the files of a service, to {@code launchd} or {@code systemd}. */
  static final String SERVICE_VARIABLE = "SWAMP_DAEMON_SERVICE";

  /** Idle time before the daemon ends: a number with {@code s}, {@code m}, {@code h} or {@code d}; {@code 0} for never. */
  static final String IDLE_VARIABLE = "SWAMP_DAEMON_IDLE";

  /** How many requests run at once; the number of processors when unset. */
  static final String RUNS_VARIABLE = "SWAMP_DAEMON_RUNS";

  private static final Duration DEFAULT_IDLE = Duration.ofHours(3);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  /**
   * The settings for a daemon with this environment.
   *
   * @throws SwampException {@link ErrorCode#USAGE} when a variable cannot be understood
   */
  static DaemonSettings of(Map<String, String> environment) {
    int runs = runs(environment.getOrDefault(RUNS_VARIABLE, ""));
    return new DaemonSettings(
        SocketLocation.of(environment),
        idle(environment.getOrDefault(IDLE_VARIABLE, "")),
        Duration.ofSeconds(10),
        new AdmissionLimits(runs, 64, 16, Duration.ofSeconds(5)),
        new SocketServerLimits(256, Duration.ofSeconds(10), Duration.ofSeconds(30)),
        ServiceManager.named(environment.getOrDefault(SERVICE_VARIABLE, "")));
  }

  private static Duration idle(String text) {
    if (text.isEmpty()) {
      return DEFAULT_IDLE;
    }
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new SwampException(ErrorCode.USAGE, IDLE_VARIABLE + " is \"" + text + "\", which is not a duration")
          .withHint("Write 30m, 3h, 90s, 1d, or 0 for never");
    }
    try {
      return Duration.parse((matcher.group(2).equals("d") ? "P" : "PT") + matcher.group(1) + matcher.group(2));
    } catch (DateTimeException e) {
      throw new SwampException(ErrorCode.USAGE, IDLE_VARIABLE + " is \"" + text + "\", which is too long", e);
    }
  }

  private static int runs(String text) {
    if (text.isEmpty()) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (!NUMBER.matcher(text).matches()) {
      throw new SwampException(ErrorCode.USAGE, RUNS_VARIABLE + " is \"" + text + "\", which is not a number from 1 to 9999");
    }
    return Integer.parseInt(text);
  }
}
