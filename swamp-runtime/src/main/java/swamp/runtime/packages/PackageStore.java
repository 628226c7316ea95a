package swamp.runtime.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.file.FileOperations;

/**
 * Fetched packages, one directory for each {@link PackageSet}, whole or absent, never changed afterwards. Beside
 * {@code node_modules} lies npm's lock file with the integrity hash of every archive. Thread-safe, also between processes.
 */
final class PackageStore {
  private static final Logger LOG = LoggerFactory.getLogger(PackageStore.class);
  private static final Duration UNUSED_FOR = Duration.ofDays(90);
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofDays(1);
  private static final String UNFINISHED = ".fetching-";

  private final Path directory;
  private final FileOperations operations;
  private final NpmCommand npm;
  private final Map<String, Object> fetching = new ConcurrentHashMap<>();

  /**
   * @param directory absolute; made, open to its owner only, when something is first fetched
   */
  PackageStore(Path directory, FileOperations operations, NpmCommand npm) {
    this.directory = directory;
    this.operations = operations;
    this.npm = npm;
  }

  Path directory() {
    return directory;
  }

  /** Whether the set need not be fetched any more. */
  boolean has(PackageSet set) {
    return Files.isDirectory(directory.resolve(set.key()));
  }

  /** The directory with the set's {@code node_modules}, fetched if need be; threads that want the same wait for one fetch. */
  Path fetch(PackageSet set, String what, PackageClient client) throws PackageFailure {
    Path place = directory.resolve(set.key());
    synchronized (fetching.computeIfAbsent(set.key(), key -> new Object())) {
      try {
        if (!Files.isDirectory(place)) {
          prepare();
          fetchInto(place, set, what, client);
        }
        noteUse(place);
        return place;
      } catch (IOException e) {
        throw new PackageFailure("packages cannot be kept in " + directory + ": " + e.getMessage(), "", "");
      }
    }
  }

  private void fetchInto(Path place, PackageSet set, String what, PackageClient client)
      throws IOException, PackageFailure {
    Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
    operations.createDirectory(unfinished);
    try {
      operations.writeAtomically(unfinished.resolve("package.json"), set.packageFile().getBytes(StandardCharsets.UTF_8));
      npm.install(unfinished, set.needsJsr(), what, client);
      moveInto(place, unfinished);
    } finally {
      operations.deleteRecursively(unfinished);
    }
    removeUnused();
  }

  private void moveInto(Path place, Path unfinished) throws IOException {
    try {
      operations.rename(unfinished, place);
    } catch (IOException e) {
      // Another process fetched the same in the meantime.
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  /** Code from here is run, so nobody else may be able to write it. */
  private void prepare() throws IOException {
    operations.createDirectories(directory);
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is a link");
    }
    // Only the owner may do this, so it also proves that the directory is ours.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }

  private static void noteUse(Path place) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(place).toInstant().isBefore(now.minus(USE_IS_NOTED_EVERY))) {
      Files.setLastModifiedTime(place, FileTime.from(now));
    }
  }

  /** Sets that nobody needed for long, and what fetches of killed processes left behind. */
  private void removeUnused() {
    Instant since = Instant.now().minus(UNUSED_FOR);
    Instant abandoned = Instant.now().minus(Duration.ofDays(1));
    try (Stream<Path> sets = Files.list(directory)) {
      for (Path each : sets.toList()) {
        boolean unfinished = String.valueOf(each.getFileName()).startsWith(UNFINISHED);
        if (Files.getLastModifiedTime(each).toInstant().isBefore(unfinished ? abandoned : since)) {
          operations.deleteRecursively(each);
        }
      }
    } catch (IOException e) {
      LOG.warn("cleaning {} failed: {}", directory, e.toString());
    }
  }
}
