package swamp.cli.transport;

/**
 * Which variables a daemon takes over from the process that happens to start it: those that say where things are, whom it
 * reports to, none that says who the caller is (lessons 11 and 13). Everything else comes with each request.
 */
final class DaemonEnvironment {
  private DaemonEnvironment() {}

  static boolean keeps(String name) {
    return switch (name) {
      case "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "TMPDIR", "JAVA_HOME" -> true;
      default -> name.startsWith("LC_") || name.startsWith("XDG_") || name.startsWith("SWAMP_DAEMON_")
          || name.startsWith("OTEL_");
    };
  }
}
