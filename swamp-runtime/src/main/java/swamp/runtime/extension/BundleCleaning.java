package swamp.runtime.extension;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.file.FileOperations;

/** One cleaning of a bundle store. */
final class BundleCleaning {
  private static final Logger LOG = LoggerFactory.getLogger(BundleCleaning.class);

  private final Path directory;
  private final FileOperations operations;
  private final Map<String, Group> groups = new HashMap<>();

  BundleCleaning(Path directory, FileOperations operations) {
    this.directory = directory;
    this.operations = operations;
  }

  /** The files of one bundle, or one file of another kind: the newest time stamp is that of the last use. */
  private static final class Group {
    private final List<Path> files = new ArrayList<>();
    private Instant used = Instant.MIN;
    private long bytes;

    void add(Path file, BasicFileAttributes attributes) {
      files.add(file);
      bytes += attributes.size();
      Instant modified = attributes.lastModifiedTime().toInstant();
      used = modified.isAfter(used) ? modified : used;
    }
  }

  void run(Instant unusedSince, long largestTotalBytes) {
    try {
      collect();
      List<Group> byUse = new ArrayList<>(groups.values());
      byUse.sort(Comparator.comparing(group -> group.used));
      long total = byUse.stream().mapToLong(group -> group.bytes).sum();
      for (Group group : byUse) {
        if (group.used.isBefore(unusedSince) || total > largestTotalBytes) {
          remove(group);
          total -= group.bytes;
        }
      }
    } catch (IOException e) {
      LOG.warn("cleaning {} failed: {}", directory, e.toString());
    }
  }

  private void collect() throws IOException {
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        String stem = name.startsWith(".") || name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
        groups.computeIfAbsent(stem, key -> new Group()).add(file, attributes);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private void remove(Group group) throws IOException {
    // The record first: without it the other files mean nothing.
    group.files.sort(Comparator.comparing((Path file) -> !file.toString().endsWith(".json")));
    for (Path file : group.files) {
      operations.deleteIfExists(file);
    }
  }
}
