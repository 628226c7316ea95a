package swamp.cli.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The service manager of the user's login, as far as the daemon needs it. */
public sealed interface UserService permits LaunchAgent, SystemdUnit {
  /** {@code launchd} or {@code systemd}, as the daemon's status tells it. */
  String name();

  /** The files that tell the manager about the daemon, whether they are there or not. */
  List<Path> files();

  /**
   * Writes the files and has the daemon started.
   *
   * @param socketActivation whether the manager itself listens, and starts the daemon for the first connection
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} in the manager's words
   */
  void install(ServiceProgram program, boolean socketActivation);

  /** Has the daemon ended and removes the files; one that is not installed is fine, too. */
  void uninstall();

  /** What to do to find out more when the service does not come up. */
  String advice();

  /**
   * The service manager of this system.
   *
   * @param environment the caller's
   */
  static UserService of(String osName, Map<String, String> environment) {
    SystemCommands commands = new SystemCommands(environment.getOrDefault("PATH", "") + ":/bin:/usr/bin:/sbin:/usr/sbin");
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")));
    if (osName.startsWith("Mac")) {
      return new LaunchAgent(home, commands, LaunchAgent::pause);
    }
    if (osName.equals("Linux")) {
      String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
      Path configuration = configured.startsWith("/") ? Path.of(configured) : home.resolve(".config");
      return new SystemdUnit(configuration.resolve("systemd").resolve("user"), commands);
    }
    throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "Services are not supported on " + osName)
        .withHint("Run it with: swamp daemon start");
  }
}
