package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** A run that eats all memory takes itself down, not the work of others. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule26HeapExhaustionTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void theRunFailsTheRepositoryStaysWholeAndTheNextRunWorks() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=before").code());
    Result hoard = ProbeRepository.run(swamp, "hoard");
    assertTrue(hoard.code() == 1 || hoard.code() == 74, hoard.code() + hoard.errors());
    assertNotEquals("", hoard.errors());
    Result next = ProbeRepository.run(swamp, "write", "--input", "text=after", "--json");
    assertEquals(0, next.code(), next.errors());
    assertTrue(next.output().contains("\"version\": 2"), next.output());
  }
}
