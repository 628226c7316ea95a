package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;
import swamp.protocol.ExitMessage;

/** Runs leave nothing behind in the daemon: no files, no threads, no processes. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule27LeaksAcrossRequestsTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final int RUNS = 60;

  // What the daemon makes ahead of need, whenever the machine is quiet, would be counted as a leak.
  @BeforeEach
  void keepCold() {
    swamp.with("SWAMP_DAEMON_WARM_UP", "off");
  }

  @Test
  void afterManyRunsNothingMoreIsOpenThanAfterAFew() throws Exception {
    runMany(10);
    Path process = Path.of("/proc/" + swamp.daemon().orElseThrow().pid());
    assumeTrue(Files.isReadable(process.resolve("fd")), "this system does not show a process' open files");
    long files = entries(process.resolve("fd"));
    long threads = entries(process.resolve("task"));
    runMany(RUNS);
    assertTrue(entries(process.resolve("fd")) <= files + 8, () -> "open files grew from " + files);
    assertTrue(entries(process.resolve("task")) <= threads + 8, () -> "threads grew from " + threads);
    JsonNode status = RawClient.status(swamp);
    assertEquals(RUNS + 10, status.get("requests").get("succeeded").intValue());
    assertEquals(1, status.get("runtime").get("bundles").size(), status.toString());
    assertTrue(status.get("runtime").get("bundles").get(0).get("hits").intValue() >= RUNS, status.toString());
  }

  private void runMany(int runs) throws IOException, InterruptedException {
    assertEquals(0, swamp.run("daemon", "start").code());
    for (int i = 0; i < runs; i++) {
      try (RawClient client = RawClient.connect(swamp)) {
        client.hello("test");
        client.request(RawClient.methodRun("p1", "write", List.of("text=" + i)), swamp.repository(), swamp.environment());
        assertEquals(new ExitMessage("1", 0), client.rest().getLast());
      }
    }
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }
}
