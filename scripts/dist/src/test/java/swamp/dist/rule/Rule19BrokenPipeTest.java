package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Who reads one line only ends the run quietly, and hides no failure. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule19BrokenPipeTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theRestIsCancelledWithoutAWord() throws Exception {
    Result result = swamp.shell("\"$swamp\" model method run p1 print --input lines:json=1000000"
        + " --input length:json=100 --via-daemon=require | head -1; echo \"${PIPESTATUS[0]}\"");
    assertTrue(result.output().endsWith("\n141\n"), result.output());
    assertEquals("", result.errors());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }

  @Test
  void aFailureKeepsItsCode() throws Exception {
    Result result = swamp.shell("\"$swamp\" model method run p1 fail --via-daemon=require --json 2>&1 | true;"
        + " echo \"${PIPESTATUS[0]}\"");
    assertEquals("1\n", result.output());
  }
}
