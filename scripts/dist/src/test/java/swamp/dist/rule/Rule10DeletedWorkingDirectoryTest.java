package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** A caller's directory that goes away is that caller's trouble only. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule10DeletedWorkingDirectoryTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theDaemonOutlivesTheDirectoryItWasStartedFrom() throws Exception {
    Result result = swamp.shell("mkdir gone && cd gone && \"$swamp\" model method run p1 surroundings --input name=HOME"
        + " --repo-dir .. --via-daemon=require | grep surroundings; cd .. && rmdir gone");
    assertTrue(result.output().contains("/repo/gone\n"), result.output() + result.errors());
    Result next = ProbeRepository.run(swamp, "surroundings", "--input", "name=HOME");
    assertEquals(0, next.code(), next.errors());
    assertTrue(next.output().contains(swamp.repository() + "\n"), next.output());
  }

  @Test
  void aCallerWhoseDirectoryIsGoneIsToldSoAndTheNextIsServed() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    // The launcher looks, because an executable breaks on it before its first own instruction.
    String launcher = Swamp.installation().resolve("bin/swamp").toString();
    Result gone = swamp.shell("mkdir gone && cd gone && rmdir ../gone && '" + launcher + "' model search --via-daemon=require");
    assertNotEquals(0, gone.code());
    assertNotEquals("", gone.errors());
    assertFalse(gone.errors().contains("\tat "), gone.errors());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }
}
