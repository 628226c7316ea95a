package swamp.dist;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The installed program with a home, a repository and a daemon directory of its own. What it started is ended after
 * each test, by process id; a daemon that outlives its test fails it.
 */
public final class Swamp implements BeforeEachCallback, AfterEachCallback {
  /** How long anything may take on a machine that is busy with other things. */
  public static final long PATIENCE_SECONDS = 240;

  private static final List<String> DEFAULT_SIGNALS = defaultSignals();

  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();
  private Path root = Path.of("");

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    root = Files.createTempDirectory(Path.of("/tmp"), "swamp").toRealPath();
    for (String name : List.of("home", "repo", "daemon")) {
      Files.createDirectory(root.resolve(name));
    }
    Files.setPosixFilePermissions(
        root.resolve("daemon"), PosixFilePermissions.fromString("rwx------"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", root.resolve("home").toString());
    environment.put("SWAMP_DAEMON_DIR", root.resolve("daemon").toString());
    environment.put("SWAMP_DAEMON_START_SECONDS", "110");
    Optional.ofNullable(System.getenv("JAVA_HOME")).ifPresent(home -> environment.put("JAVA_HOME", home));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    Optional<ProcessHandle> daemon = daemon();
    if (daemon.isPresent()) {
      run("daemon", "stop", "--now");
      boolean left = !ends(daemon.get());
      daemon.get().destroyForcibly();
      if (left) {
        throw new AssertionError("The daemon " + daemon.get().pid() + " outlived daemon stop --now");
      }
    }
    FileTree.delete(root);
  }

  /** The installation under test. */
  public static Path installation() {
    return Path.of(System.getProperty("swamp.installation"));
  }

  /** The client under test: the installation's own, or the one that the property {@code swamp.client} names. */
  public static String launcher() {
    String client = System.getProperty("swamp.client", "");
    return client.isEmpty() ? installation().resolve("bin/swamp").toString() : client;
  }

  public Path root() {
    return root;
  }

  public Path repository() {
    return root.resolve("repo");
  }

  public Path daemonDirectory() {
    return root.resolve("daemon");
  }

  public Swamp with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** What the program finds in its environment. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Runs the program in the repository. */
  public Result run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(words));
    return execute(command);
  }

  /** Runs the program in the repository with this file as its standard input. */
  public Result runWithInput(Path input, List<String> words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", "input=$1; shift; exec \"$@\" <\"$input\"", "bash"));
    command.add(input.toString());
    command.add(launcher());
    command.addAll(words);
    return execute(command);
  }

  /** Runs a line of shell, in which {@code $swamp} is the program. */
  public Result shell(String script) throws IOException, InterruptedException {
    return execute(List.of("bash", "-c", script));
  }

  /** Starts the program, and leaves it running; what it prints can be read from the process. */
  public Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(words));
    return start(command, Redirect.PIPE, Redirect.to(backgroundErrors().toFile()));
  }

  /** Starts a line of shell, in which {@code $swamp} is the program, and leaves it running. */
  public Process startShell(String script) throws IOException {
    return start(List.of("bash", "-c", script), Redirect.PIPE, Redirect.to(backgroundErrors().toFile()));
  }

  /** What started programs wrote to standard error. */
  public Path backgroundErrors() {
    return root.resolve("background.err");
  }

  /** Waits until a started program prints a line that begins with this. */
  public static void awaitLine(Process process, String start) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder before = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(start)) {
        return;
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("The program ended without printing \"" + start + "\"; it printed: " + before);
  }

  /** The daemon that says it serves this test's directory, if one is alive. */
  public Optional<ProcessHandle> daemon() throws IOException {
    Path file = daemonDirectory().resolve("daemon.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).filter(ProcessHandle::isAlive);
  }

  /** Whether this process ends soon; it may have to let go of its memory first. */
  public static boolean ends(ProcessHandle process) throws InterruptedException, ExecutionException {
    try {
      process.onExit().get(60, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Puts a file into the repository. */
  public void write(String path, String text) throws IOException {
    Path file = repository().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Result execute(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(root, "run", ".out");
    Path errors = Files.createTempFile(root, "run", ".err");
    Process process = start(command, Redirect.to(output.toFile()), Redirect.to(errors.toFile()));
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(
          command + " did not end; it printed " + Files.readString(output) + Files.readString(errors));
    }
    return new Result(process.exitValue(), text(output), text(errors));
  }

  private Process start(List<String> command, Redirect output, Redirect errors) throws IOException {
    List<String> words = new ArrayList<>(DEFAULT_SIGNALS);
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).directory(repository().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("swamp", launcher());
    Process process =
        builder.redirectOutput(output).redirectError(errors).redirectInput(new File("/dev/null")).start();
    started.add(process);
    return process;
  }

  /** A shell's background job ignores SIGINT, and so would everything started by it, such as these tests. */
  private static List<String> defaultSignals() {
    List<String> prefix = List.of("env", "--default-signal=INT,QUIT");
    List<String> trial = new ArrayList<>(prefix);
    trial.add("true");
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0 ? prefix : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** What a command did. */
  public record Result(int code, String output, String errors) {}
}
