package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.protocol.ExitMessage;
import swamp.protocol.ModelSearch;

/** Only protocol numbers are compared, never spellings of a build. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule02FalseVersionAlarmTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aClientOfAnotherBuildIsServed() throws Exception {
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("9.9.9-someone-elses+ffffffff");
      client.request(new ModelSearch(Optional.empty(), "", false), swamp.repository(), Map.of());
      assertEquals(new ExitMessage("1", 0), client.rest().getLast());
    }
  }
}
