package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;
import swamp.protocol.ExitMessage;
import swamp.protocol.ServerMessage;

/** More than the daemon can take is refused with a code of its own; who does not read is let go. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule24BackpressureTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final int CALLERS = 25;

  @Test
  void aFullQueueAnswersBusy() throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code());
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CALLERS; i++) {
        RawClient client = RawClient.connect(swamp);
        clients.add(client);
        client.hello("test");
        client.request(RawClient.methodRun("p1", "sleep", List.of()), swamp.repository(), swamp.environment());
      }
      ServerMessage last = clients.getLast().rest().getLast();
      assertEquals(new ExitMessage("1", 79), last);
      assertEquals(1, RawClient.status(swamp).get("requests").get("running").size());
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
    RawClient.awaitIdle(swamp);
    Result next = ProbeRepository.run(swamp, "write", "--input", "text=a");
    assertEquals(0, next.code(), next.errors());
  }
}
