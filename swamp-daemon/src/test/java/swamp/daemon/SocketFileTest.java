package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketFileTest {
  @TempDir Path directory;

  @Test
  void rule_29_the_node_appears_whole_and_closed_over_a_stale_one() throws IOException {
    Path path = Files.writeString(directory.resolve("daemon.sock"), "stale");
    SocketFile file = published(path);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    assertEquals("", Files.readString(path));
    assertTrue(file.isOurs());
    file.remove();
    assertFalse(Files.exists(path));
  }

  @Test
  void rule_6_only_our_own_node_is_removed() throws IOException {
    Path path = directory.resolve("daemon.sock");
    SocketFile file = published(path);
    Files.move(path, directory.resolve("elsewhere"));
    Files.createFile(path);
    assertFalse(file.isOurs());
    file.remove();
    assertTrue(Files.exists(path));
  }

  @Test
  void a_node_removed_by_others_is_no_error() throws IOException {
    Path path = directory.resolve("daemon.sock");
    SocketFile file = published(path);
    Files.delete(path);
    file.remove();
    assertFalse(file.isOurs());
  }

  private static SocketFile published(Path path) throws IOException {
    SocketFile file = new SocketFile(path);
    Files.createFile(file.prepare());
    Files.createFile(file.prepare());
    file.publish();
    return file;
  }
}
