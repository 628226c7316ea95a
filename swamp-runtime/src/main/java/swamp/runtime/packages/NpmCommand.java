package swamp.runtime.packages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import swamp.runtime.extension.PackageClient;

/** The user's npm. Thread-safe. */
final class NpmCommand {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  /** Nothing of a package is executed, and nothing is fetched that could only be executed by Node.js itself. */
  private static final List<String> INSTALL = List.of("install", "--ignore-scripts", "--bin-links=false", "--no-audit",
      "--no-fund", "--no-update-notifier", "--omit=dev", "--omit=optional", "--package-lock=true", "--global=false",
      "--workspaces=false", "--fetch-retries=2", "--fetch-retry-mintimeout=500", "--fetch-retry-maxtimeout=5000",
      "--loglevel=http", "--progress=false", "--color=false");
  private static final String JSR_SETTING = "@jsr:registry";
  /** Where jsr serves npm, as its documentation says. */
  private static final String JSR_REGISTRY = "https://npm.jsr.io";
  private static final String ARCHIVE = ".tgz ";
  private static final String PEER_CONFLICT = "code ERESOLVE";

  /**
   * Fetches what the {@code package.json} of a directory asks for into its {@code node_modules}.
   *
   * @param needsJsr whether packages of jsr are among them; npm is told where they are unless its settings say it
   * @param client whose PATH, settings and proxies count, and who hears how many archives have arrived
   */
  void install(Path directory, boolean needsJsr, String what, PackageClient client) throws PackageFailure {
    Path npm = find(client.environment().getOrDefault("PATH", "")).orElseThrow(() -> PackageFailure.ofSurroundings(
        "npm was not found on the PATH", "Install Node.js, which brings npm. A package is fetched once and kept."));
    List<String> command = new ArrayList<>(List.of(npm.toString()));
    command.addAll(INSTALL);
    command.add("--prefix=" + directory);
    if (needsJsr && !isSet(npm, JSR_SETTING, directory, client)) {
      command.add("--" + JSR_SETTING + "=" + JSR_REGISTRY);
    }
    Outcome outcome = run(command, directory, what, client);
    if (outcome.exitCode != 0 && outcome.output.contains(PEER_CONFLICT)) {
      // Packages that disagree about a third one are common, and the existing program does not mind.
      command.add("--force");
      outcome = run(command, directory, what, client);
    }
    if (outcome.exitCode != 0) {
      PackageFailure failure = NpmComplaint.read(outcome.output, outcome.exitCode);
      // With two registries, one that is out of reach says nothing of the other.
      throw needsJsr && failure.isGeneral() ? failure.ofThesePackages() : failure;
    }
  }

  private static boolean isSet(Path npm, String setting, Path directory, PackageClient client) throws PackageFailure {
    PackageClient quiet = PackageClient.silent(client.environment());
    String said = run(List.of(npm.toString(), "config", "get", setting), directory, "", quiet).output.strip();
    return !said.substring(said.lastIndexOf('\n') + 1).equals("undefined");
  }

  private record Outcome(int exitCode, String output) {}

  private static Outcome run(List<String> command, Path directory, String what, PackageClient client)
      throws PackageFailure {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    client.environment().forEach((name, value) -> {
      // What an enclosing npm run says of its own package is not meant for this one.
      if (!name.startsWith("npm_package_") && !name.startsWith("npm_lifecycle_") && !name.equals("npm_config_local_prefix")) {
        environment.put(name, value);
      }
    });
    try {
      Process process = builder.start();
      Thread limit = Thread.ofVirtual().name("npm limit").start(() -> endAfterLimit(process));
      try {
        process.getOutputStream().close();
        return follow(process, what, client);
      } finally {
        limit.interrupt();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new PackageFailure("npm cannot be run: " + e.getMessage(), "", "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackageFailure("fetching was interrupted", "", "");
    }
  }

  /** Reads what npm says to its end and passes on how far it is. */
  private static Outcome follow(Process process, String what, PackageClient client)
      throws IOException, InterruptedException {
    client.progress().accept("Fetching " + what);
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int archives = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        if (line.startsWith("npm http fetch") && line.contains(ARCHIVE)) {
          archives++;
          client.progress().accept("Fetching " + what + ": " + archives + (archives == 1 ? " archive" : " archives"));
        }
      }
    }
    return new Outcome(process.waitFor(), output.toString());
  }

  private static void endAfterLimit(Process process) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // npm ended in time.
    }
  }

  private static Optional<Path> find(String searchPath) {
    for (String place : searchPath.split(":", -1)) {
      try {
        Path file = Path.of(place).resolve("npm");
        if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException e) {
        // A place that cannot be a path holds no program.
      }
    }
    return Optional.empty();
  }
}
