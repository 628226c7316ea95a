package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final BlockingQueue<Integer> left = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();

  @Test
  void aSignalCancelsTheWorkAndDecidesTheExitCode() throws InterruptedException {
    Interruption interruption = new Interruption(LONG, left::add);
    interruption.watch(reasons::add);
    interruption.signal(130);
    assertEquals("the client was signalled", next(reasons));
    assertTrue(interruption.signalled());
    assertEquals(130, interruption.exitCode(0));
    assertNull(left.peek());
  }

  @Test
  void aSignalWaitsNoLongerThanTheGrace() throws InterruptedException {
    Interruption interruption = new Interruption(SHORT, left::add);
    interruption.watch(reasons::add);
    interruption.signal(143);
    assertEquals(143, next(left));
  }

  @Test
  void aRuntimeThatCannotBeToldDoesNotKeepTheProgram() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Interruption interruption = new Interruption(SHORT, left::add);
    interruption.watch(_ -> {
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    interruption.signal(130);
    assertEquals(130, next(left));
  }

  @Test
  void aSecondSignalLeavesAtOnce() throws InterruptedException {
    Interruption interruption = new Interruption(LONG, left::add);
    interruption.watch(reasons::add);
    interruption.signal(130);
    interruption.signal(143);
    assertEquals(143, next(left));
  }

  @Test
  void patientWorkKeepsItsOwnExitCodeUntilTheSecondSignal() throws InterruptedException {
    Interruption interruption = new Interruption(SHORT, left::add);
    interruption.watchPatiently(reasons::add);
    interruption.signal(130);
    assertEquals("the client was signalled", next(reasons));
    assertFalse(interruption.signalled());
    assertEquals(0, interruption.exitCode(0));
    interruption.signal(130);
    assertEquals(130, next(left));
  }

  @Test
  void aCancelLeavesWithItsExitCodeWhenTheWorkGoesOn() throws InterruptedException {
    Interruption interruption = new Interruption(SHORT, left::add);
    interruption.watch(reasons::add);
    interruption.cancel(141, "closed");
    assertEquals(141, next(left));
    assertEquals("closed", next(reasons));
    assertEquals(1, interruption.exitCode(1));
  }

  @Test
  void withoutWorkThereIsNothingToWaitFor() {
    Interruption interruption = new Interruption(LONG, left::add);
    interruption.signal(129);
    assertEquals(129, left.poll());
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing happened");
    }
    return next;
  }
}
