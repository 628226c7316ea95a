package swamp.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import swamp.protocol.SocketLocation;

/**
 * What a service runs.
 *
 * @param launcher absolute path of {@code bin/swamp}
 * @param location the daemon's state directory
 * @param environment all that the daemon gets to see besides what the service manager adds
 */
public record ServiceProgram(Path launcher, SocketLocation location, Map<String, String> environment) {
  /** Tells the daemon who starts it; {@code launchd} or {@code systemd}. */
  static final String SERVICE_VARIABLE = "SWAMP_DAEMON_SERVICE";

  private static final String IDLE_VARIABLE = "SWAMP_DAEMON_IDLE";
  private static final List<String> USUAL_DIRECTORIES =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin");

  public ServiceProgram {
    environment = Map.copyOf(environment);
  }

  /**
   * The program of this installation, with what the daemon needs of the caller's environment: where things are, in which
   * language files are named, how it is set up; nothing that says who the caller is (lessons 11 and 13).
   *
   * @param installation the installation's directory
   * @param javaHome the JDK to use; empty to have it searched for at each start
   */
  public static ServiceProgram of(
      Path installation, String javaHome, SocketLocation location, Map<String, String> caller) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", path(caller.getOrDefault("PATH", "")));
    environment.put("LANG", "C.UTF-8");
    if (!javaHome.isEmpty()) {
      environment.put("JAVA_HOME", javaHome);
    }
    caller.forEach((name, value) -> {
      if (isKept(name) && !value.isEmpty() && value.chars().noneMatch(Character::isISOControl)) {
        environment.put(name, value);
      }
    });
    environment.remove("SWAMP_DAEMON_SOCKET");
    environment.put(SocketLocation.DIRECTORY_VARIABLE, location.directory().toString());
    return new ServiceProgram(launcher(installation, caller.getOrDefault("PATH", "")), location, environment);
  }

  /** The same with another variable. */
  ServiceProgram with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new ServiceProgram(launcher, location, more);
  }

  /** The same for a daemon that its manager keeps running: it does not end for want of requests, unless told to. */
  ServiceProgram staying() {
    return environment.containsKey(IDLE_VARIABLE) ? this : with(IDLE_VARIABLE, "0");
  }

  /** The variables by name, so that the files of a service are the same each time. */
  List<Map.Entry<String, String>> sortedEnvironment() {
    return environment.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  private static boolean isKept(String name) {
    return name.equals("LANG") || name.startsWith("LC_") || name.startsWith("SWAMP_DAEMON_")
        || name.equals("XDG_CACHE_HOME");
  }

  /** Only absolute directories, each once, and then the usual ones: a service manager's own PATH is nearly empty. */
  private static String path(String callers) {
    Set<String> directories = new LinkedHashSet<>();
    for (String directory : callers.split(":", -1)) {
      if (directory.startsWith("/") && directory.chars().noneMatch(Character::isISOControl)) {
        directories.add(directory);
      }
    }
    directories.addAll(USUAL_DIRECTORIES);
    return String.join(":", directories);
  }

  /** By the name under which it is on the PATH, if it is: that name outlives an upgrade of what it leads to. */
  private static Path launcher(Path installation, String path) {
    Path own = installation.resolve("bin").resolve("swamp");
    List<Path> candidates = new ArrayList<>();
    for (String directory : path.split(":", -1)) {
      if (directory.startsWith("/")) {
        candidates.add(Path.of(directory, "swamp"));
      }
    }
    return candidates.stream().filter(candidate -> isSame(candidate, own)).findFirst().orElse(own);
  }

  private static boolean isSame(Path candidate, Path own) {
    try {
      return Files.isExecutable(candidate) && candidate.toRealPath().equals(own.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
