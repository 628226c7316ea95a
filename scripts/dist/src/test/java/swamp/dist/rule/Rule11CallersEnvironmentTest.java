package swamp.dist.rule;

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

/** A run sees the environment and directory of its caller, not those of whoever started the daemon. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule11CallersEnvironmentTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void eachCallerGetsItsOwn() throws Exception {
    swamp.with("MARKER", "first");
    Result first = ProbeRepository.run(swamp, "surroundings", "--input", "name=MARKER");
    assertTrue(first.output().contains("surroundings first " + swamp.repository() + "\n"), first.output());
    swamp.with("MARKER", "second");
    Result second = swamp.shell("mkdir -p elsewhere && cd elsewhere && \"$swamp\" model method run p1 surroundings"
        + " --input name=MARKER --repo-dir .. --via-daemon=require");
    assertTrue(second.output().contains("surroundings second " + swamp.repository() + "/elsewhere\n"), second.output());
    Result none = swamp.shell("unset MARKER; \"$swamp\" model method run p1 surroundings --input name=MARKER --via-daemon=require");
    assertTrue(none.output().contains("surroundings undefined "), none.output());
  }
}
