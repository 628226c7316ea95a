package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** However many callers start at once, one daemon comes up and all are answered. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule04StartRaceTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final int CALLERS = 50;

  @Test
  void fiftyCallersAtOnceStartOneDaemonAndGetFiftyAnswers() throws Exception {
    for (int i = 0; i < CALLERS; i++) {
      ProbeRepository.define(swamp, "m" + i, "8f14e45f-ceea-467f-9d0c-3f0c1f5b70" + (10 + i));
    }
    Result all = swamp.shell("for i in $(seq 0 " + (CALLERS - 1) + "); do "
        + "\"$swamp\" model method run m$i write --input text=n$i --no-record --via-daemon=require --json >out.$i 2>err.$i"
        + " || echo \"caller $i ended with $?: $(cat err.$i)\" & done; wait");
    assertEquals("", all.output());
    for (int i = 0; i < CALLERS; i++) {
      String answer = Files.readString(swamp.repository().resolve("out." + i));
      assertTrue(answer.contains("\"text\": \"n" + i + "\""), answer);
    }
    String log = Files.readString(swamp.daemonDirectory().resolve("daemon.log"));
    assertEquals(1, log.lines().filter(line -> line.startsWith("listening on ")).count(), log);
  }
}
