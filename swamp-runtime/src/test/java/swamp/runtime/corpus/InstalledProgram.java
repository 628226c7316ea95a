package swamp.runtime.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.JsonText;

/** The installed program as a person starts it, with a daemon of its own or without one. */
final class InstalledProgram implements Program {
  /** System property that names {@code bin/swamp}. */
  static final String PROPERTY = "swamp.corpus.program";

  private final Path launcher;
  private final boolean daemon;
  private final Path home;

  /**
   * @param home a short path: the daemon's socket is below it
   */
  InstalledProgram(Path launcher, boolean daemon, Path home) throws IOException {
    this.launcher = launcher.toAbsolutePath();
    this.daemon = daemon;
    this.home = Files.createDirectories(home);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
  }

  @Override
  public String name() {
    return daemon ? "daemon" : "one-shot";
  }

  @Override
  public JsonNode describe(Path repository, String type) throws IOException, InterruptedException {
    Output output = start(repository, System.getenv(),
        List.of("model", "type", "describe", type, "--repo-dir", repository.toString(), "--json"));
    if (output.exit != 0) {
      throw new IOException(output.error());
    }
    return JsonText.parse(output.standardOutput);
  }

  @Override
  public Answer run(Call call) throws IOException, InterruptedException {
    Output output = start(call.workingDirectory(), call.environment(), List.of("model", "method", "run",
        call.definition(), call.method(), "--input", call.arguments().toString(), "--repo-dir",
        call.repository().toString(), "--skip-reports", "--timeout", "60s", "--json"));
    return output.exit == 0
        ? new Answer(Optional.of(JsonText.parse(output.standardOutput)), Optional.empty())
        : new Answer(Optional.empty(), Optional.of(output.error()));
  }

  private record Output(int exit, String standardOutput, String standardError) {
    String error() {
      for (String text : List.of(standardOutput, standardError)) {
        if (text.startsWith("{")) {
          return JsonText.parse(text).path("error").asText();
        }
      }
      return "exit " + exit + ": " + standardError;
    }
  }

  private Output start(Path workingDirectory, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    Path errors = Files.createTempFile(home, "stderr", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingDirectory.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectError(errors.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("SWAMP_VIA_DAEMON", daemon ? "require" : "off");
    builder.environment().put("SWAMP_VIA_DAEMON_SPAWN", "1");
    builder.environment().put("SWAMP_DAEMON_DIR", home.toString());
    builder.environment().put("XDG_CACHE_HOME", Path.of("target/corpus-cache").toAbsolutePath().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), output, Files.readString(errors));
  }

  @Override
  public void close() {
    if (daemon) {
      try {
        start(home, Map.of("PATH", System.getenv("PATH")), List.of("daemon", "stop"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
