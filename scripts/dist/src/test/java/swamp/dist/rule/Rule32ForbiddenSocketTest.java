package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Where a sandbox forbids the socket the run happens all the same, and one line says which setting to use. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule32ForbiddenSocketTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final String NOBODY = "65534";

  @Test
  void aDeniedConnectIsNotTakenForNotRunning() throws Exception {
    assumeTrue(Files.getOwner(swamp.root()).getName().equals("root"), "only root can make a socket that its user may not use");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    String as = "setpriv --reuid=" + NOBODY + " --regid=" + NOBODY + " --clear-groups ";
    assumeTrue(swamp.shell("cd / && " + as + "test -x \"$swamp\"").code() == 0,
        "the installation lies where another user cannot read it");
    Files.setPosixFilePermissions(swamp.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    try (StandInDaemon _ = StandInDaemon.thatIsStuck(swamp.daemonDirectory())) {
      assertEquals(0, swamp.shell("chown -R nobody \"$HOME\" \"$SWAMP_DAEMON_DIR\" . && chown root \"$SWAMP_DAEMON_DIR\"/daemon.sock"
          + " && chmod 600 \"$SWAMP_DAEMON_DIR\"/daemon.sock").code());
      String run = as + "\"$swamp\" model method run p1 write --input text=a --json ";
      Result denied = swamp.shell(run + "--via-daemon");
      assertEquals(0, denied.code(), denied.errors());
      assertEquals(1, denied.errors().lines().filter(line -> line.startsWith("swamp: ")).count(), denied.errors());
      assertTrue(denied.errors().contains("may not be used here"), denied.errors());
      Result required = swamp.shell(run + "--via-daemon=require");
      assertEquals(69, required.code());
      assertTrue(required.errors().contains("--via-daemon=off"), required.errors());
    }
  }
}
