package swamp.cli.transport;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * Where the program's other parts are: {@code <directory>/lib/daemon/*.jar}, options for the JVM beside them, and
 * {@code <directory>/lib/java}, which picks JDK and ahead-of-time cache. Nothing is looked for before it is needed,
 * because a call to a running daemon needs none of it.
 *
 * @param told the installation's directory as the launcher told it; empty when this executable's place tells
 * @param javaHome the JDK this client runs on; empty in a native executable
 */
public record RuntimeInstallation(String told, String javaHome) {
  /** Set by the launcher to the installation's directory. */
  public static final String DIRECTORY_PROPERTY = "swamp.install.directory";

  private static final String DAEMON_MAIN = "swamp.daemon.DaemonMain";
  private static final String DAEMON_JAR = "swamp-daemon-*.jar";
  private static final String ONE_SHOT_MAIN = "swamp.daemon.OneShotMain";

  /** The installation that the running client belongs to. */
  public static RuntimeInstallation current() {
    return new RuntimeInstallation(
        System.getProperty(DIRECTORY_PROPERTY, ""), System.getProperty("java.home", ""));
  }

  /** What the client is called in {@code hello} and {@code --version}: {@code native} or {@code jvm}. */
  public String client() {
    return javaHome.isEmpty() ? "native" : "jvm";
  }

  /** The installation's directory, absolute: what the launcher said, else two levels above this executable. */
  public Path directory() {
    if (!told.isEmpty()) {
      return real(Path.of(told));
    }
    Path executable = ProcessHandle.current().info().command().map(Path::of).orElse(Path.of("bin", "swamp"));
    return real(real(executable).resolveSibling(".."));
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
    Path directory = directory();
    Path daemon = directory.resolve("lib").resolve("daemon");
    Path optionsFile = daemon.resolve(options);
    if (!Files.isRegularFile(optionsFile)) {
      throw incomplete(directory, optionsFile);
    }
    return List.of(directory.resolve("lib").resolve("java").toString(), "@" + optionsFile, "-cp",
        jar(directory, daemon).toString(), "-D" + DIRECTORY_PROPERTY + "=" + directory, main);
  }

  // Its manifest names the others, in an order that the ahead-of-time cache can rely on.
  private static Path jar(Path directory, Path daemon) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(daemon, DAEMON_JAR)) {
      Iterator<Path> found = jars.iterator();
      if (found.hasNext()) {
        return found.next();
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw incomplete(directory, daemon.resolve(DAEMON_JAR));
    }
    throw incomplete(directory, daemon.resolve(DAEMON_JAR));
  }

  private static SwampException incomplete(Path directory, Path missing) {
    return new SwampException(
        ErrorCode.DAEMON_UNAVAILABLE, "The installation in " + directory + " is incomplete: " + missing + " is missing")
        .withHint("Install swamp again, or build it again with mvn package");
  }
}
