package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp;

/** XDG_RUNTIME_DIR is used only if it is ours. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule31ForeignRuntimeDirectoryTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void oursIsUsedAndAnothersIsNot() throws Exception {
    Path runtime = Files.createDirectory(swamp.root().resolve("runtime"));
    swamp.with("SWAMP_DAEMON_DIR", "").with("XDG_RUNTIME_DIR", runtime.toString());
    try {
      assertTrue(swamp.run("daemon", "status", "--json").output().contains("\"directory\": \"" + runtime + "/swamp-1\""));
      assumeTrue(Files.getOwner(runtime).getName().equals("root"), "only root can give a directory away");
      Files.setOwner(runtime, runtime.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
      String status = swamp.run("daemon", "status", "--json").output();
      assertFalse(status.contains(runtime.toString()), status);
      Files.delete(runtime);
      assertFalse(swamp.run("daemon", "status", "--json").output().contains(runtime.toString()));
    } finally {
      swamp.with("SWAMP_DAEMON_DIR", swamp.daemonDirectory().toString());
    }
  }
}
