package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** All output arrives, through a slow pipe too. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule17TruncatedOutputTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void a150KilobytesAnd10MegabytesArriveWhole() throws Exception {
    for (int length : new int[] {1_500, 100_000}) {
      Result result = swamp.shell("\"$swamp\" model method run p1 print --input lines:json=100 --input length:json=" + length
          + " --via-daemon=require | (sleep 1; grep -o '^xx*$' | tr -d '\\n' | wc -c)");
      assertEquals(String.valueOf(100L * length), result.output().strip(), result.errors());
    }
  }
}
