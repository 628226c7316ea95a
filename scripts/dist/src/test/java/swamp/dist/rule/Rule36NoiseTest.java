package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Going on without the daemon is worth one line on standard error, which can be switched off. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule36NoiseTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void oneLineForEachFallbackAndNoneWhenNotWanted() throws Exception {
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    String[] words = {"model", "method", "run", "p1", "write", "--input", "text=a", "--via-daemon", "--json"};
    Result loud = swamp.run(words);
    assertEquals(0, loud.code(), loud.errors());
    assertEquals(1, loud.errors().lines().filter(line -> line.startsWith("swamp: ")).count(), loud.errors());
    Result quiet = swamp.with("SWAMP_NO_HINTS", "1").run(words);
    assertEquals(0, quiet.code());
    assertFalse(quiet.errors().contains("swamp: "), quiet.errors());
  }
}
