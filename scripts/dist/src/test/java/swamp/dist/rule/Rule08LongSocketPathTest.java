package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** A path that no socket can have is named with its length, or avoided. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule08LongSocketPathTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  private static final String LONG = "d".repeat(120);

  @Test
  void aDirectoryThatIsTooLongIsNamedWithItsLength() throws Exception {
    Result result = swamp.with("SWAMP_DAEMON_DIR", swamp.root().resolve(LONG).toString()).run("daemon", "start");
    assertEquals(69, result.code());
    assertTrue(result.errors().contains(LONG) && result.errors().matches("(?s).* has \\d+ bytes, this system allows 10\\d.*"),
        result.errors());
    swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
  }

  @Test
  void bytesCountNotCharacters() throws Exception {
    Result result = swamp.with("SWAMP_DAEMON_DIR", "/tmp/" + "é".repeat(50)).run("daemon", "status");
    assertTrue(result.errors().contains("is too long"), result.errors());
    swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
  }

  @Test
  void aRuntimeDirectoryThatIsTooLongIsReplacedByAShortHashedName() throws Exception {
    Path runtime = Files.createDirectories(swamp.root().resolve(LONG));
    swamp.with("SWAMP_DAEMON_DIR", "").with("XDG_RUNTIME_DIR", runtime.toString());
    try {
      assertEquals(0, swamp.run("daemon", "start").code());
      String status = swamp.run("daemon", "status", "--json").output();
      assertTrue(status.contains("/home/.cache/swamp-1-"), status);
      assertEquals(0, swamp.run("daemon", "stop", "--now").code());
    } finally {
      swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
    }
  }
}
