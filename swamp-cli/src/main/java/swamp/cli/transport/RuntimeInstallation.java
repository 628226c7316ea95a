package swamp.cli.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Where the program's other parts are: {@code <directory>/lib/daemon/*.jar}, options for the JVM beside them.
 *
 * @param directory the installation, absolute
 * @param javaHome the JDK this client runs on; empty in a native executable
 */
public record RuntimeInstallation(Path directory, String javaHome) {
  /** Set by the launcher to the installation's directory. */
  public static final String DIRECTORY_PROPERTY = "swamp.install.directory";

  private static final String DAEMON_MAIN = "swamp.daemon.DaemonMain";
  private static final String ONE_SHOT_MAIN = "swamp.daemon.OneShotMain";

  /**
   * The installation that the running client belongs to: what the launcher said, else the parent of the directory that
   * holds this executable.
   */
  public static RuntimeInstallation current() {
    String javaHome = System.getProperty("java.home", "");
    String told = System.getProperty(DIRECTORY_PROPERTY, "");
    if (!told.isEmpty()) {
      return new RuntimeInstallation(real(Path.of(told)), javaHome);
    }
    Path executable = ProcessHandle.current().info().command().map(Path::of).orElse(Path.of("bin", "swamp"));
    return new RuntimeInstallation(real(executable.resolveSibling("..")), javaHome);
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      return directory.toAbsolutePath();
    }
  }

  /** The command that runs one request over standard input and output. */
  public List<String> oneShotCommand() {
    return command("one-shot.options", ONE_SHOT_MAIN);
  }

  /** The command that runs the resident daemon in the foreground. */
  public List<String> daemonCommand() {
    return command("daemon.options", DAEMON_MAIN);
  }

  private List<String> command(String options, String main) {
    Path daemon = directory.resolve("lib").resolve("daemon");
    Path optionsFile = daemon.resolve(options);
    if (!Files.isRegularFile(optionsFile)) {
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE,
          "The installation in " + directory + " is incomplete: " + optionsFile + " is missing")
          .withHint("Install swamp again, or build it again with mvn package");
    }
    Path java = javaHome.isEmpty() ? directory.resolve("lib").resolve("java") : Path.of(javaHome, "bin", "java");
    return List.of(java.toString(), "@" + optionsFile, "-cp", daemon + "/*",
        "-D" + DIRECTORY_PROPERTY + "=" + directory, main);
  }
}
