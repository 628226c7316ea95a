package swamp.runtime.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Programs on a search path, and who the process is. */
final class Executables {
  /** Where the system's own programs are, whatever the caller's PATH says. */
  static final String SYSTEM_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  private Executables() {}

  /**
   * The first executable file with this name.
   *
   * @param searchPath directories separated by colons; an empty or relative one is taken from {@code directory}
   */
  static Optional<Path> find(String name, String searchPath, Path directory) {
    if (name.isEmpty() || searchPath.isEmpty()) {
      return Optional.empty();
    }
    for (String place : searchPath.split(":", -1)) {
      try {
        Path file = directory.resolve(place).resolve(name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file.normalize());
        }
      } catch (InvalidPathException e) {
        // A place that cannot be a path holds no program.
      }
    }
    return Optional.empty();
  }

  static long currentUser() {
    return ownerAttribute("unix:uid");
  }

  static long currentGroup() {
    return ownerAttribute("unix:gid");
  }

  private static long ownerAttribute(String attribute) {
    try {
      Path self = Path.of("/proc/self");
      // Without /proc, what the process owns tells who it is.
      Path own = Files.exists(self) ? self : Path.of(System.getProperty("user.home"));
      return ((Number) Files.getAttribute(own, attribute)).longValue();
    } catch (IOException e) {
      return -1;
    }
  }
}
