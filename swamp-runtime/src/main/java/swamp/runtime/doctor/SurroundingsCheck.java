package swamp.runtime.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import swamp.protocol.Finding;
import swamp.protocol.SwampException;
import swamp.runtime.extension.EsbuildBinary;

/** The programs and the disk space that extensions need. Changes nothing. */
public final class SurroundingsCheck {
  private static final long PATIENCE_SECONDS = 20;
  private static final long MEGABYTE = 1L << 20;
  private static final long SCARCE_BYTES = 1024 * MEGABYTE;
  private static final long TOO_LITTLE_BYTES = 64 * MEGABYTE;

  private final EsbuildBinary esbuild;
  private final Path cacheDirectory;

  public SurroundingsCheck(EsbuildBinary esbuild, Path cacheDirectory) {
    this.esbuild = esbuild;
    this.cacheDirectory = cacheDirectory;
  }

  /** What was found for a caller with this environment. */
  public List<Finding> findings(Map<String, String> environment) {
    return List.of(esbuild(), npm(environment), cache(), space("cache space", cacheDirectory));
  }

  /** How much room there is where this directory is, or would be. */
  static Finding space(String check, Path directory) {
    try {
      Path existing = directory;
      while (existing.getParent() != null && !Files.exists(existing)) {
        existing = existing.getParent();
      }
      long bytes = Files.getFileStore(existing).getUsableSpace();
      String detail = bytes / MEGABYTE + " MB free in " + existing;
      if (bytes < TOO_LITTLE_BYTES) {
        return Finding.failed(check, detail, "Make room: runs need space for their data and for bundles");
      }
      return bytes < SCARCE_BYTES ? Finding.warning(check, detail, "Make room before it runs out") : Finding.ok(check, detail);
    } catch (IOException e) {
      return Finding.warning(check, "The free space of " + directory + " is unknown: " + e, "");
    }
  }

  private Finding esbuild() {
    try {
      Path program = esbuild.path();
      String version = answer(program, Map.of());
      return Finding.ok("esbuild", "esbuild " + version + " at " + program);
    } catch (SwampException e) {
      return Finding.of("esbuild", e);
    } catch (IOException e) {
      return Finding.failed("esbuild", "The bundler does not run: " + e.getMessage(), "Install swamp again");
    }
  }

  /** Only extensions that import npm packages need it, and only until these are fetched. */
  private static Finding npm(Map<String, String> environment) {
    Optional<Path> npm = find("npm", environment.getOrDefault("PATH", ""));
    String advice = "Install Node.js, which brings npm, for extensions that import npm packages";
    if (npm.isEmpty()) {
      return Finding.warning("npm", "npm is not on the PATH", advice);
    }
    try {
      return Finding.ok("npm", "npm " + answer(npm.get(), environment) + " at " + npm.get());
    } catch (IOException e) {
      return Finding.warning("npm", npm.get() + " does not run: " + e.getMessage(), advice);
    }
  }

  private Finding cache() {
    Path existing = cacheDirectory;
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return Files.isDirectory(existing) && Files.isWritable(existing)
        ? Finding.ok("cache", "Bundles are kept in " + cacheDirectory)
        : Finding.warning("cache", existing + " is not writable, so bundles are made anew by each process",
            "Make it writable, or name another place with XDG_CACHE_HOME");
  }

  private static String answer(Path program, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--version")
        .redirectInput(new File("/dev/null")).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      Thread limit = Thread.ofVirtual().start(() -> endLate(process));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      limit.interrupt();
      if (status != 0) {
        throw new IOException("exit status " + status + (output.isEmpty() ? "" : ": " + output.lines().findFirst().orElse("")));
      }
      return output.lines().findFirst().orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      // It has ended.
    }
  }

  private static Optional<Path> find(String name, String searchPath) {
    for (String place : searchPath.split(":", -1)) {
      try {
        Path file = Path.of(place).resolve(name);
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
