package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.soak.RepositoryInspection;
import swamp.protocol.ExitMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerMessage;

/**
 * A daemon is killed at random moments while it carries out recorded runs of several models ({@code kill -9}): what it had
 * acknowledged is there, what it was writing is whole or absent, and the next daemon goes on. How often is
 * {@code -Dswamp.kills}.
 */
class KilledDaemonIT {
  private static final int KILLS = Integer.getInteger("swamp.kills", 3);
  private static final long PATIENCE_SECONDS = 120;
  private static final long LONGEST_RUN_NANOSECONDS = 60_000_000;
  private static final int MOST_RESULTS = 12;
  private static final Map<String, String> MODELS = Map.of(
      "p1", "8f14e45f-ceea-467f-9d0c-3f0c1f5b7a11",
      "p2", "8f14e45f-ceea-467f-9d0c-3f0c1f5b7a12",
      "p3", "8f14e45f-ceea-467f-9d0c-3f0c1f5b7a13");

  @RegisterExtension private final Swamp swamp = new Swamp();

  private final BlockingQueue<JsonNode> acknowledged = new LinkedBlockingQueue<>();
  private final List<JsonNode> all = new ArrayList<>();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
    for (Map.Entry<String, String> model : MODELS.entrySet()) {
      ProbeRepository.define(swamp, model.getKey(), model.getValue());
    }
  }

  @Test
  void nothingIsLostOrHalfDoneHoweverOftenTheDaemonIsKilled() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    SoundRepository repository = new SoundRepository(swamp.repository());
    for (int kill = 1; kill <= KILLS; kill++) {
      String when = "after kill " + kill + " of " + KILLS + ", seed " + seed;
      killDuringRuns(random, when);
      repository.assertSound(when);
      acknowledged.drainTo(all);
      repository.assertStored(all, when);
    }
    System.out.println(KILLS + " kills, " + all.size() + " acknowledged runs");
    assertRecovered(repository);
  }

  private void killDuringRuns(Random random, String when) throws Exception {
    assertEquals(0, swamp.run("daemon", "start").code(), when);
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    List<Thread> clients = new ArrayList<>();
    for (String model : MODELS.keySet()) {
      clients.add(Thread.ofPlatform().start(() -> runUntilTheEnd(model)));
    }
    int results = 1 + random.nextInt(MOST_RESULTS);
    for (int i = 0; i < results; i++) {
      JsonNode result = acknowledged.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(result != null, when + ": no run is answered, is a lock left?");
      all.add(result);
    }
    LockSupport.parkNanos(random.nextLong(LONGEST_RUN_NANOSECONDS));
    daemon.destroyForcibly();
    assertTrue(Swamp.ends(daemon), when);
    for (Thread client : clients) {
      client.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      assertFalse(client.isAlive(), when + ": a client was left hanging");
    }
  }

  /** Runs the model again and again; ends with the daemon. */
  private void runUntilTheEnd(String model) {
    try {
      for (int run = 0; runOnce(model, String.valueOf(run)); run++) {
        Thread.onSpinWait();
      }
    } catch (IOException | RuntimeException e) {
      // The daemon was killed, which may look like this from here; what it had answered is in the queue.
    }
  }

  private boolean runOnce(String model, String text) throws IOException {
    try (RawClient client = RawClient.connect(swamp)) {
      client.hello("a test");
      client.request(RawClient.methodRun(model, "write", List.of("text=" + text)), swamp.repository(), Map.of());
      while (true) {
        Optional<ServerMessage> message = client.next();
        if (message.isEmpty()) {
          return false;
        }
        if (message.get() instanceof ResultMessage result) {
          acknowledged.add(result.document());
        }
        if (message.get() instanceof ExitMessage exit) {
          return exit.code() == 0;
        }
      }
    }
  }

  /** A daemon that lives runs every model, finds everything that was acknowledged, and closes the records of the dead. */
  private void assertRecovered(SoundRepository repository) throws Exception {
    for (String model : MODELS.keySet()) {
      assertEquals(0, swamp.run("model", "method", "run", model, "write", "--input", "text=end", "--via-daemon=require").code());
    }
    repository.assertStored(all, "in the end");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (repository.hasRunningRecords()) {
      assertTrue(System.nanoTime() < deadline, "records of killed runs still say that they are running");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    assertEquals(List.of(), RepositoryInspection.of(swamp.repository()).complaints());
  }
}
