package swamp.daemon;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import swamp.protocol.SocketLocation;

/** A daemon or one-shot process with the fake runtime, in its own state directory. */
final class ChildProcess implements AutoCloseable {
  /** In the given environment: a further element of the class path. */
  static final String EXTRA_CLASS_PATH = "TEST_CLASS_PATH";

  private final Process process;
  private final BufferedReader lines;

  private ChildProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildProcess daemon(SocketLocation location, Map<String, String> environment) {
    return daemon(location, environment, List.of());
  }

  /** The same, started by another program that gets the daemon's command after its own. */
  static ChildProcess daemon(SocketLocation location, Map<String, String> environment, List<String> launcher) {
    location.ensureDirectory();
    return start(launcher, FakeDaemonMain.class, location, environment);
  }

  static ChildProcess oneShot(Path directory) {
    return start(List.of(), FakeOneShotMain.class, new SocketLocation(directory), Map.of());
  }

  Process process() {
    return process;
  }

  /** Sends SIGTERM; unlike {@link Process#destroy} this leaves the pipes open. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Reads lines of standard output until one begins like this; fails at the end of the output. */
  String awaitLine(String beginning) {
    List<String> seen = new ArrayList<>();
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(beginning)) {
          return line;
        }
        seen.add(line);
      }
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      throw new AssertionError("No line \"" + beginning + "\" but " + seen + ", errors: " + errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String errors() throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static ChildProcess start(
      List<String> launcher, Class<?> main, SocketLocation location, Map<String, String> environment) {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "--sun-misc-unsafe-memory-access=allow", "-cp",
        System.getProperty("java.class.path") + File.pathSeparator + environment.getOrDefault(EXTRA_CLASS_PATH, ""),
        main.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(SocketLocation.DIRECTORY_VARIABLE, location.directory().toString());
    builder.environment().putAll(environment);
    try {
      builder.directory(Files.createDirectories(location.directory()).toFile());
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
