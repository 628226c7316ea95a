package swamp.cli.service;

import java.nio.file.Path;
import java.util.List;

/** The daemon as a unit of the user's systemd, either kept running or started for the first connection to its socket. */
public final class SystemdUnit implements UserService {
  private static final String SERVICE = "swamp.service";
  private static final String SOCKET = "swamp.socket";
  /** Tells the daemon that its socket is there already. */
  private static final String SOCKET_VARIABLE = "SWAMP_DAEMON_SOCKET";

  private final Path service;
  private final Path socket;
  private final SystemCommands commands;

  /** @param directory of the user's units */
  SystemdUnit(Path directory, SystemCommands commands) {
    this.service = directory.resolve(SERVICE);
    this.socket = directory.resolve(SOCKET);
    this.commands = commands;
  }

  @Override
  public String name() {
    return "systemd";
  }

  @Override
  public List<Path> files() {
    return List.of(service, socket);
  }

  @Override
  public void install(ServiceProgram program, boolean socketActivation) {
    ServiceFile.write(service, serviceText(program, socketActivation));
    if (socketActivation) {
      ServiceFile.write(socket, socketText(program));
      manage("daemon-reload");
      // A socket unit takes changes at its start only (lesson 35), and cannot start while its service runs without it.
      manage("disable", SERVICE);
      manage("stop", SERVICE);
      manage("enable", SOCKET);
      manage("restart", SOCKET);
    } else {
      removeSocket();
      manage("daemon-reload");
      manage("enable", SERVICE);
      manage("restart", SERVICE);
    }
  }

  @Override
  public void uninstall() {
    removeSocket();
    commands.run("systemctl", "--user", "disable", "--now", SERVICE);
    ServiceFile.remove(service);
    commands.run("systemctl", "--user", "daemon-reload");
    commands.run("systemctl", "--user", "reset-failed", SERVICE);
  }

  @Override
  public String advice() {
    return "Look at: systemctl --user status swamp, and journalctl --user -u swamp";
  }

  /** Whether the user's services end with the last login. */
  public boolean endsWithLogin(String user) {
    return commands.run("loginctl", "show-user", user, "--property=Linger").output().equals("Linger=no");
  }

  /** The service's unit; the settings are those of systemd.service(5) and systemd.exec(5). */
  String serviceText(ServiceProgram program, boolean socketActivation) {
    StringBuilder text = new StringBuilder();
    text.append("[Unit]\nDescription=swamp: the warm runtime for swamp repositories\n\n[Service]\nType=exec\n");
    text.append("ExecStart=").append(quoted(program.launcher().toString()).replace("$", "$$")).append(" serve\n");
    ServiceProgram configured = socketActivation ? program.with(SOCKET_VARIABLE, "standard-input") : program.staying();
    configured.with(ServiceProgram.SERVICE_VARIABLE, name()).sortedEnvironment().forEach(variable ->
        text.append("Environment=").append(quoted(variable.getKey() + "=" + variable.getValue())).append('\n'));
    text.append("WorkingDirectory=/\nUMask=0077\n");
    text.append(socketActivation ? "StandardInput=socket\n" : "StandardInput=null\n");
    text.append("StandardOutput=journal\nStandardError=journal\n");
    text.append("Restart=on-failure\nRestartSec=2\nRestartPreventExitStatus=78\nSuccessExitStatus=143\n");
    // Only the daemon is told to end: what its runs have started is theirs to end, in order.
    text.append("KillMode=mixed\nTimeoutStopSec=30\n");
    return socketActivation ? text.toString() : text.append("\n[Install]\nWantedBy=default.target\n").toString();
  }

  /** The socket's unit; the settings are those of systemd.socket(5). */
  static String socketText(ServiceProgram program) {
    return "[Unit]\nDescription=Socket of the swamp daemon\n\n[Socket]\nListenStream="
        + program.location().socket().toString().replace("%", "%%")
        + "\nAccept=no\nSocketMode=0600\nDirectoryMode=0700\nRemoveOnStop=yes\n\n[Install]\nWantedBy=sockets.target\n";
  }

  private void removeSocket() {
    commands.run("systemctl", "--user", "disable", "--now", SOCKET);
    ServiceFile.remove(socket);
  }

  private void manage(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "--user";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    commands.run("systemctl", all).orFail(
        "Without a login session systemd does not serve you: try `loginctl enable-linger`, or `swamp daemon start`");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
  }
}
