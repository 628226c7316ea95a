package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Directory and socket are closed to everybody else from the first moment, and no link leads astray. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule29DirectoryOfTheSocketTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void modesAreThoseOfAPrivatePlace() throws Exception {
    Path directory = swamp.root().resolve("fresh");
    swamp.with("SWAMP_DAEMON_DIR", directory.toString());
    try {
      Result start = swamp.shell("umask 000; \"$swamp\" daemon start");
      assertEquals(0, start.code(), start.errors());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
      assertEquals("rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("daemon.sock"))));
      assertEquals(0, swamp.run("daemon", "stop", "--now").code());
    } finally {
      swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
    }
  }

  @Test
  void aDirectoryThatOthersMayEnterIsRefused() throws Exception {
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Result start = swamp.run("daemon", "start");
    assertEquals(69, start.code());
    assertTrue(start.errors().contains(swamp.daemonDirectory().toString()), start.errors());
    assertFalse(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));
  }

  @Test
  void aLinkInPlaceOfTheDirectoryIsRefused() throws Exception {
    Path target = Files.createDirectory(swamp.root().resolve("target"));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    Path link = Files.createSymbolicLink(swamp.root().resolve("link"), target);
    swamp.with("SWAMP_DAEMON_DIR", link.toString());
    try {
      assertEquals(69, swamp.run("daemon", "start").code());
      assertFalse(Files.exists(target.resolve("daemon.sock")));
    } finally {
      swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
    }
  }
}
