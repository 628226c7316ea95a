package swamp.dist.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.RawClient;
import swamp.dist.Swamp;

/**
 * Many users at once, for {@code -Dswamp.soak.seconds}; {@code -Dswamp.soak.seed} repeats the choices. {@code scripts/soak}
 * runs it for minutes and keeps its report.
 */
@Timeout(value = 12, unit = TimeUnit.HOURS)
class SoakIT {
  private static final long SECONDS = Long.getLong("swamp.soak.seconds", 20);
  private static final long SEED = Long.getLong("swamp.soak.seed", System.nanoTime());
  private static final long HEAVY_SECONDS = 60;
  private static final int WORKERS = 4;

  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void afterEverythingAtOnceNothingIsLostHalfDoneOrLeftBehind() throws Exception {
    ProbeRepository.write(swamp);
    for (int i = 2; i < 5; i++) {
      ProbeRepository.define(swamp, "p" + i, "8f14e45f-ceea-467f-9d0c-3f0c1f5b7a1" + i);
    }
    assertEquals(0, swamp.run("daemon", "start").code());
    Workload workload = new Workload(swamp);
    work(workload);
    swamp.run("daemon", "start");
    if (SECONDS >= HEAVY_SECONDS) {
      workload.heavyThings();
    }
    String disk = new FullDisk(swamp).fill();
    assertEquals(List.of(), workload.surprises(), "seed " + SEED);

    // A last run of each model clears away what a killed daemon has left.
    for (int i = 1; i < 5; i++) {
      assertEquals(0, swamp.run("model", "method", "run", "p" + i, "keep", "--input", "text=last", "--via-daemon=require").code());
    }
    Footprint footprint = Footprint.of(swamp);
    ProcessHandle daemon = swamp.daemon().orElseThrow();
    List<ProcessHandle> children = daemon.descendants().toList();
    RawClient.awaitIdle(swamp);
    assertEquals(0, RawClient.status(swamp).get("requests").get("abandoned").intValue());
    assertEquals(0, swamp.run("daemon", "stop").code());
    assertTrue(Swamp.ends(daemon));
    for (ProcessHandle child : children) {
      assertTrue(Swamp.ends(child), "left behind: " + child.info());
    }
    assertFalse(Files.exists(swamp.daemonDirectory().resolve("daemon.sock")));

    RepositoryInspection inspection = RepositoryInspection.of(swamp.repository());
    assertEquals(List.of(), inspection.complaints(), "seed " + SEED);
    Set<String> lost = new HashSet<>(workload.acknowledged());
    lost.removeAll(inspection.entries());
    assertEquals(Set.of(), lost, "acknowledged and lost, seed " + SEED);
    report(workload.done(), workload.acknowledged().size(), footprint, disk);
  }

  private void work(Workload workload) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    SplittableRandom seeds = new SplittableRandom(SEED);
    List<Future<?>> workers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      for (int i = 0; i < WORKERS; i++) {
        SplittableRandom random = seeds.split();
        String name = "w" + i;
        workers.add(threads.submit(() -> {
          while (System.nanoTime() < end) {
            workload.step(random, name);
          }
          return null;
        }));
      }
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
  }

  private static void report(Map<String, Long> done, int acknowledged, Footprint footprint, String disk) throws IOException {
    StringBuilder text = new StringBuilder("| what | how often |\n|---|---|\n");
    done.forEach((name, count) -> text.append("| ").append(name).append(" | ").append(count).append(" |\n"));
    text.append("\nAfter ").append(SECONDS).append(" s, seed ").append(SEED).append(": ").append(acknowledged)
        .append(" acknowledged entries, all there; ").append(footprint).append(". ").append(disk).append('\n');
    Files.writeString(Path.of("target", "soak.md"), text);
  }

  /** What the daemon holds. */
  private record Footprint(long files, long threads, long residentKilobytes) {
    /** Twice the greatest heap that the daemon is started with: what is not heap does not grow with the runs. */
    private static final long MOST_RESIDENT_KILOBYTES = 1024 * 1024;

    static Footprint of(Swamp swamp) throws IOException {
      Path process = Path.of("/proc/" + swamp.daemon().orElseThrow().pid());
      if (!Files.isDirectory(process)) {
        return new Footprint(0, 0, 0);
      }
      try (Stream<Path> files = Files.list(process.resolve("fd")); Stream<Path> threads = Files.list(process.resolve("task"));
          Stream<String> status = Files.lines(process.resolve("status"))) {
        long resident = status.filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
        Footprint footprint = new Footprint(files.count(), threads.count(), resident);
        assertTrue(footprint.files < 400, footprint.toString());
        assertTrue(footprint.threads < 150, footprint.toString());
        assertTrue(footprint.residentKilobytes < MOST_RESIDENT_KILOBYTES, footprint.toString());
        return footprint;
      }
    }

    @Override
    public String toString() {
      return "the daemon had " + files + " files open, " + threads + " threads and " + residentKilobytes / 1024 + " MB resident";
    }
  }
}
