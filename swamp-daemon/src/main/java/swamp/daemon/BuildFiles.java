package swamp.daemon;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that this process' code is loaded from, as they were at its start. Once one was replaced the process must
 * not go on for long: what it has not loaded yet would come from another build (lesson 1). Thread-safe.
 */
final class BuildFiles {
  private static final Pattern NAMES = Pattern.compile(" +");
  private static final long CHECK_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final Map<Path, State> files;
  private long checkedAt;
  private Optional<String> change = Optional.empty();

  private BuildFiles(Map<Path, State> files) {
    this.files = files;
    this.checkedAt = System.nanoTime();
  }

  /**
   * The archives on this process' class path, and those that their manifests name; directories are for development and
   * are not watched.
   */
  static BuildFiles ofClassPath() {
    return of(System.getProperty("java.class.path", ""));
  }

  static BuildFiles of(String classPath) {
    Map<Path, State> files = new LinkedHashMap<>();
    for (String element : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(element);
      State state = element.isEmpty() ? null : State.of(file);
      if (state != null) {
        files.put(file, state);
        for (Path named : namedByManifest(file)) {
          State itsState = State.of(named);
          if (itsState != null) {
            files.put(named, itsState);
          }
        }
      }
    }
    return new BuildFiles(files);
  }

  private static List<Path> namedByManifest(Path archive) {
    try (JarFile jar = new JarFile(archive.toFile())) {
      Manifest manifest = jar.getManifest();
      String names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return names == null ? List.of() : NAMES.splitAsStream(names).map(archive::resolveSibling).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What has become of the first file that is not as it was, for the log. Looks at most once a second. */
  synchronized Optional<String> change() {
    long now = System.nanoTime();
    if (change.isEmpty() && now - checkedAt >= CHECK_NANOSECONDS) {
      checkedAt = now;
      change = search();
    }
    return change;
  }

  private Optional<String> search() {
    for (var file : files.entrySet()) {
      State state = State.of(file.getKey());
      if (!file.getValue().equals(state)) {
        return Optional.of(file.getKey() + (state == null ? " was removed" : " was replaced"));
      }
    }
    return Optional.empty();
  }

  private record State(FileTime modified, long size, Object key) {
    /** The state of a regular file, else null. */
    static @Nullable State of(Path file) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.isRegularFile()
            ? new State(attributes.lastModifiedTime(), attributes.size(), String.valueOf(Objects.toString(attributes.fileKey())))
            : null;
      } catch (IOException e) {
        return null;
      }
    }
  }
}
