package swamp.cli.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import swamp.protocol.SocketLocation;

/** What the JVM of a daemon leaves in the state directory when it crashes: {@code hs_err_pid<number>.log}. */
public final class CrashReports {
  private CrashReports() {}

  /** All of them, the newest first; none where the directory cannot be read. */
  public static List<Path> of(SocketLocation location) {
    try (Stream<Path> files = Files.list(location.directory())) {
      return files.filter(file -> file.getFileName().toString().matches("hs_err_pid\\d+\\.log"))
          .sorted(Comparator.comparing(CrashReports::modified).reversed())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The newest, if it was written after this moment. */
  static Optional<Path> since(Instant moment, SocketLocation location) {
    return of(location).stream().limit(1).filter(file -> modified(file).toInstant().isAfter(moment)).findFirst();
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
