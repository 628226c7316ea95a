package swamp.runtime.script;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts subprocesses in the caller's surroundings: the program is looked up on the run's PATH, not on the daemon's,
 * and relative to the run's directory. Failures carry Deno's words.
 */
final class ProcessLauncher {
  private static final Pattern ERROR_NUMBER = Pattern.compile("error[=:] ?(\\d+)");

  private final Map<String, String> environment;
  private final Path directory;
  private final ProcessRequest request;

  /** Reads what is needed of the run; on the owner thread. */
  ProcessLauncher(RunScope scope, ProcessRequest request) {
    this.request = request;
    this.directory = request.directory().isEmpty() ? scope.workingDirectory() : scope.resolve(request.directory()).normalize();
    this.environment = new LinkedHashMap<>(request.clearEnvironment() ? Map.of() : scope.environment());
    this.environment.putAll(request.environment());
  }

  /** Starts the process; its pipes are those that the request calls piped or inherit. */
  Process start() {
    List<String> command = new ArrayList<>(prefix());
    command.add(executable().toString());
    command.addAll(request.arguments());
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      File nowhere = new File("/dev/null");
      // The daemon's own standard streams are nobody's: "inherit" is a pipe that leads to the run's console.
      builder.redirectInput(request.input() == ProcessRequest.Standard.PIPED ? Redirect.PIPE : Redirect.from(nowhere));
      builder.redirectOutput(request.output() == ProcessRequest.Standard.NULL ? Redirect.to(nowhere) : Redirect.PIPE);
      builder.redirectError(request.error() == ProcessRequest.Standard.NULL ? Redirect.to(nowhere) : Redirect.PIPE);
      return builder.start();
    } catch (IOException e) {
      throw failure(e);
    } catch (IllegalArgumentException e) {
      throw failed("TypeError", String.valueOf(e.getMessage()), "EINVAL");
    }
  }

  private Path executable() {
    String command = request.command();
    if (command.indexOf('\0') >= 0 || request.arguments().stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw failed("TypeError", "nul byte found in provided data", "EINVAL");
    }
    if (command.indexOf('/') < 0) {
      return Executables.find(command, environment.getOrDefault("PATH", ""), directory)
          .orElseThrow(() -> failed("NotFound", "entity not found", "ENOENT"));
    }
    Path program = directory.resolve(command).normalize();
    checkDirectory(program);
    if (!Files.exists(program)) {
      throw failure(SystemError.ENOENT, program.toString());
    }
    if (Files.isDirectory(program) || !Files.isExecutable(program)) {
      throw failure(SystemError.EACCES, program.toString());
    }
    return program;
  }

  private void checkDirectory(Path program) {
    if (!Files.exists(directory)) {
      throw new HostError("NotFound", "Failed to spawn '" + program + "': No such cwd '" + directory + "'", "ENOENT");
    }
    if (!Files.isDirectory(directory)) {
      throw new HostError("NotFound", "Failed to spawn '" + program + "': cwd is not a directory '" + directory + "'", "ENOTDIR");
    }
  }

  /** What has to run before the program so that it gets another user or a session of its own. */
  private List<String> prefix() {
    List<String> prefix = new ArrayList<>();
    if (request.detached()) {
      Executables.find("setsid", Executables.SYSTEM_PATH, directory).map(Path::toString).ifPresent(prefix::add);
    }
    boolean otherUser = request.user() >= 0 && request.user() != Executables.currentUser();
    boolean otherGroup = request.group() >= 0 && request.group() != Executables.currentGroup();
    if (otherUser || otherGroup) {
      Optional<Path> setpriv = Executables.find("setpriv", Executables.SYSTEM_PATH, directory);
      if (Executables.currentUser() != 0 || setpriv.isEmpty()) {
        throw failure(SystemError.EPERM, request.command());
      }
      prefix.add(setpriv.get().toString());
      if (otherUser) {
        prefix.add("--reuid=" + request.user());
      }
      if (otherGroup) {
        prefix.add("--regid=" + request.group());
      }
      prefix.add("--clear-groups");
      prefix.add("--");
    }
    return prefix;
  }

  private HostError failure(IOException e) {
    Path program = Path.of(request.command());
    checkDirectory(program);
    Matcher number = ERROR_NUMBER.matcher(String.valueOf(e.getMessage()));
    Optional<SystemError> cause = number.find() ? SystemError.ofNumber(Integer.parseInt(number.group(1))) : Optional.empty();
    return cause.map(error -> failure(error, request.command()))
        .orElseGet(() -> failed("Error", String.valueOf(e.getMessage()), ""));
  }

  private static HostError failure(SystemError cause, String program) {
    HostError error = cause.as("");
    return new HostError(error.errorClass(), "Failed to spawn '" + program + "': " + cause.message(), error.errorCode());
  }

  private HostError failed(String errorClass, String reason, String code) {
    return new HostError(errorClass, "Failed to spawn '" + request.command() + "': " + reason, code);
  }
}
