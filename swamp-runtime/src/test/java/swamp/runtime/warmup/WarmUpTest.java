package swamp.runtime.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.SystemTiming;

@Timeout(60)
final class WarmUpTest {
  private final List<String> steps = java.util.Collections.synchronizedList(new ArrayList<>());
  private final WorkGauge gauge = new WorkGauge();
  private final SystemTiming timing = new SystemTiming();
  private final CountDownLatch enough = new CountDownLatch(3);

  @TempDir
  Path directory;

  private RecentTypes recent(String... types) {
    RecentTypes recent = new RecentTypes(directory.resolve("recent.json"), new JdkFileOperations(), timing);
    for (String type : types) {
      recent.used(directory, type);
    }
    return recent;
  }

  private WarmUp.Plan plan(RecentTypes recent, java.util.function.BooleanSupplier spare) {
    return new WarmUp.Plan(recent, type -> steps.add(type.type()), () -> steps.add("tools"),
        Optional.of(new ThreeRehearsals()), spare);
  }

  private final class ThreeRehearsals implements WarmUp.Rehearsals {
    @Override
    public void rehearse() {
      steps.add("rehearsal");
      enough.countDown();
    }

    @Override
    public int enough() {
      return 3;
    }
  }

  @Test
  void theTypesUsedLastComeFirstThenTheToolsThenRehearsals() throws Exception {
    try (RecentTypes recent = recent("old", "new"); WarmUp warmUp = new WarmUp(plan(recent, () -> true), gauge, timing)) {
      enough.await();
      while (warmUp.status().phase() != WarmUpStatus.Phase.DONE) {
        Thread.onSpinWait();
      }
      assertEquals(List.of("new", "old", "tools", "rehearsal", "rehearsal", "rehearsal"), steps);
      assertEquals(new WarmUpStatus(WarmUpStatus.Phase.DONE, 2, 3, 3), warmUp.status());
    }
  }

  @Test
  void whileARequestIsInWorkNothingIsWarmed() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread request = Thread.ofPlatform().start(() -> gauge.during(() -> {
      working.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      steps.add("request");
      return 0;
    }));
    working.await();
    try (RecentTypes recent = recent("type"); WarmUp warmUp = new WarmUp(plan(recent, () -> true), gauge, timing)) {
      assertFalse(enough.await(100, java.util.concurrent.TimeUnit.MILLISECONDS));
      release.countDown();
      request.join();
      enough.await();
      assertEquals("request", steps.getFirst());
      assertTrue(warmUp.status().rehearsals() <= 3);
    }
  }

  @Test
  void aBusyMachineIsLeftAloneAndTheEndIsNotHeldUpByTheRest() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean spare = new AtomicBoolean();
    try (RecentTypes recent = recent()) {
      WarmUp warmUp = new WarmUp(plan(recent, () -> {
        asked.incrementAndGet();
        return spare.get();
      }), gauge, timing);
      while (asked.get() == 0 || warmUp.status().phase() != WarmUpStatus.Phase.WAITING) {
        Thread.onSpinWait();
      }
      warmUp.close();
      assertEquals(List.of("tools"), steps);
    }
  }

  @Test
  void aFailureOfOnePieceDoesNotEndTheRest() throws Exception {
    try (RecentTypes recent = recent("bad"); WarmUp warmUp = new WarmUp(new WarmUp.Plan(recent, type -> {
      throw new IllegalStateException("gone");
    }, () -> {
      throw new IllegalStateException("no tools");
    }, Optional.of(new ThreeRehearsals()), () -> true), gauge, timing)) {
      enough.await();
      assertEquals(0, warmUp.status().recentTypes());
    }
  }

  @Test
  void aDischargingBatteryIsSeen() throws IOException {
    MachineLoad machine = new MachineLoad(directory);
    assertFalse(machine.isOnBattery());
    Path battery = Files.createDirectory(directory.resolve("BAT0"));
    Files.writeString(battery.resolve("status"), "Charging\n");
    assertFalse(machine.isOnBattery());
    Files.writeString(battery.resolve("status"), "Discharging\n");
    assertTrue(machine.isOnBattery());
  }
}
