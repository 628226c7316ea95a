package swamp.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.cli.service.SystemCommands;
import swamp.cli.transport.RuntimeInstallation;
import swamp.protocol.Finding;
import swamp.protocol.SwampException;

/** The program's own files and the JDK it runs on. */
public final class InstallationCheck {
  private static final int OLDEST_JDK = 25;

  private final RuntimeInstallation installation;
  private final Map<String, String> environment;

  public InstallationCheck(RuntimeInstallation installation, Map<String, String> environment) {
    this.installation = installation;
    this.environment = environment;
  }

  public List<Finding> findings() {
    return List.of(files(), jdk(), aheadOfTimeCache());
  }

  private Finding files() {
    try {
      installation.daemonCommand();
      installation.oneShotCommand();
      return Finding.ok("installation", installation.client() + " client in " + installation.directory());
    } catch (SwampException e) {
      return Finding.of("installation", e);
    }
  }

  /** A native client has none of its own; then the program is asked that would run the daemon. */
  private Finding jdk() {
    String home = installation.javaHome();
    if (!home.isEmpty()) {
      int version = Runtime.version().feature();
      return version >= OLDEST_JDK
          ? Finding.ok("JDK", Runtime.version() + " in " + home)
          : Finding.failed("JDK", "Java " + version + " in " + home, "Install a JDK 25 or newer, or set JAVA_HOME to one");
    }
    try {
      Path lib = installation.directory().resolve("lib");
      String answer = new SystemCommands(lib.toString()).run("java", "-version").text();
      return answer.contains("version")
          ? Finding.ok("JDK", answer.lines().findFirst().orElse(""))
          : Finding.failed("JDK", answer, "Install a JDK 25 or newer, or set JAVA_HOME to one");
    } catch (SwampException e) {
      return Finding.of("JDK", e);
    }
  }

  /** The caches that the launcher looks for: the user's own, then the installation's; they only save time. */
  private Finding aheadOfTimeCache() {
    if (environment.getOrDefault("SWAMP_AOT", "").equals("off")) {
      return Finding.skipped("AOT cache", "Switched off by SWAMP_AOT");
    }
    List<Path> places = List.of(userCache().resolve("swamp-aot"), installation.directory().resolve("lib").resolve("aot"));
    List<Path> found = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.exists(place) ? Files.walk(place, 2) : Stream.empty()) {
        files.filter(file -> file.toString().endsWith(".aot")).forEach(found::add);
      } catch (IOException e) {
        return Finding.warning("AOT cache", place + " cannot be read: " + e, "Make it readable, or remove it");
      }
    }
    return found.isEmpty()
        ? Finding.skipped("AOT cache", "None in " + places.getFirst() + " or " + places.getLast() + ": programs start more slowly")
        : Finding.ok("AOT cache", found.size() + " files, such as " + found.getFirst());
  }

  private Path userCache() {
    return Optional.of(environment.getOrDefault("XDG_CACHE_HOME", "")).filter(value -> value.startsWith("/")).map(Path::of)
        .orElseGet(() -> Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/")),
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "Library/Caches" : ".cache"));
  }
}
