package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final BlockingQueue<Integer> left = new LinkedBlockingQueue<>();
  private final List<String> reasons = new ArrayList<>();

  @Test
  void aSignalCancelsAndReturnsWhenTheWorkHasEnded() {
    Interruption interruption = new Interruption(Duration.ofHours(1), left::add);
    interruption.watch(reason -> {
      reasons.add(reason);
      interruption.unwatch();
    });
    interruption.signal();
    assertEquals(List.of("the client was signalled"), reasons);
    assertTrue(interruption.signalled());
  }

  @Test
  void aSignalWaitsNoLongerThanTheGrace() {
    Interruption interruption = new Interruption(Duration.ofMillis(1), left::add);
    interruption.watch(reasons::add);
    interruption.signal();
    assertEquals(1, reasons.size());
  }

  @Test
  void patientWorkKeepsItsOwnExitCode() {
    Interruption interruption = new Interruption(Duration.ofMillis(1), left::add);
    interruption.watchPatiently(_ -> interruption.unwatch());
    interruption.signal();
    assertFalse(interruption.signalled());
  }

  @Test
  void aCancelLeavesWithItsExitCodeWhenTheWorkGoesOn() throws InterruptedException {
    Interruption interruption = new Interruption(Duration.ofMillis(1), left::add);
    interruption.watch(reasons::add);
    interruption.cancel(141, "closed");
    assertEquals(141, left.poll(30, TimeUnit.SECONDS));
    assertEquals(List.of("closed"), reasons);
  }

  @Test
  void withoutWorkThereIsNothingToWaitFor() {
    Interruption interruption = new Interruption(Duration.ofHours(1), left::add);
    interruption.signal();
    assertTrue(interruption.signalled());
    assertTrue(left.isEmpty());
  }
}
