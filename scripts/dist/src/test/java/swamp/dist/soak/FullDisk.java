package swamp.dist.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import swamp.dist.RawClient;
import swamp.dist.Swamp;

/** A repository on a small file system of its own that is written full, and then has room again. */
final class FullDisk {
  private static final String SIZE = "4m";
  private static final int ENTRY_LENGTH = 50_000;
  private static final int MORE_THAN_FIT = 200;

  private final Swamp swamp;
  private final Path disk;

  FullDisk(Swamp swamp) {
    this.swamp = swamp;
    this.disk = swamp.root().resolve("disk");
  }

  /** Does it, and says what came of it. */
  String fill() throws IOException, InterruptedException {
    Files.createDirectory(disk);
    if (swamp.shell("mount -t tmpfs -o size=" + SIZE + " tmpfs " + disk).code() != 0) {
      return "No disk was filled: this user cannot mount one.";
    }
    try {
      return fillMounted();
    } finally {
      assertEquals(0, swamp.shell("umount -l " + disk).code());
    }
  }

  private String fillMounted() throws IOException {
    Path repository = copyWithoutState();
    Path reserve = Files.write(disk.resolve("reserve"), new byte[1 << 20]);
    Set<String> acknowledged = new HashSet<>();
    int written = 0;
    while (keep(repository, written + "x".repeat(ENTRY_LENGTH), acknowledged) == 0) {
      written++;
      assertTrue(written < MORE_THAN_FIT, "the disk is never full");
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(1, keep(repository, "full" + "x".repeat(ENTRY_LENGTH), acknowledged));
    }
    Files.delete(reserve);
    assertEquals(0, keep(repository, "there is room again", acknowledged));
    RepositoryInspection inspection = RepositoryInspection.of(repository);
    assertEquals(List.of(), inspection.complaints());
    assertTrue(inspection.entries().containsAll(acknowledged), "something acknowledged was lost on the full disk");
    return "A disk was full after " + written + " entries: they are all there, and runs succeeded once there was room again.";
  }

  private int keep(Path repository, String text, Set<String> acknowledged) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("soak");
      client.request(RawClient.methodRun("p1", "keep", List.of("text=" + text)), repository, swamp.environment());
      int code = client.exitCode().orElseThrow();
      if (code == 0) {
        acknowledged.add(text);
      }
      return code;
    }
  }

  private Path copyWithoutState() throws IOException {
    Path from = swamp.repository();
    Path to = disk.resolve("repo");
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (directory.endsWith(".swamp")) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(to.resolve(from.relativize(directory)));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, to.resolve(from.relativize(file)));
        return FileVisitResult.CONTINUE;
      }
    });
    return to;
  }
}
