package swamp.runtime.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.CancellationSource;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.time.SystemTiming;

class FileLocksTest {
  @TempDir Path root;
  private LockFixture fixture;

  @BeforeEach
  void prepare() {
    fixture = new LockFixture(root);
  }

  @Test
  void aFreeLockIsTakenAtOnceAndGivenBack() throws IOException {
    try (HeldLock lock = fixture.acquire()) {
      assertEquals(fixture.file, lock.file());
      JsonNode json = JsonText.parse(Files.readString(fixture.file));
      assertEquals(
          List.of("holder", "hostname", "pid", "acquiredAt", "ttlMs", "nonce"),
          json.properties().stream().map(Map.Entry::getKey).toList());
      assertEquals("ann@host1", json.path("holder").textValue());
      assertEquals(4711, json.path("pid").longValue());
      assertEquals("2026-11-22T11:00:00.000Z", json.path("acquiredAt").textValue());
      assertEquals(30000, json.path("ttlMs").longValue());
    }
    assertFalse(Files.exists(fixture.file));
    assertEquals(List.of(), fixture.waiting);
    assertEquals(List.of(), fixture.acquired);
    assertEquals(0, fixture.timing.heartbeats());
    try (Stream<Path> left = Files.list(fixture.file.getParent())) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void theLockFilesOfTheExistingProgramAreUnderstood() throws IOException {
    Path golden = Path.of(System.getProperty("swamp.shared", System.getProperty("swamp.root", ".") + "/../shared"))
        .resolve("golden/concurrency/lock-file.json");
    assumeTrue(Files.exists(golden), "no golden answers on this machine");
    String text = Files.readString(golden);
    LockRecord record = LockRecord.parse(text).orElseThrow();
    assertEquals("unknown@vm", record.holder());
    assertEquals(Duration.ofSeconds(30), record.timeToLive());
    assertEquals(text, new String(record.bytes(), StandardCharsets.UTF_8));
  }

  @Test
  void theHolderIsTheCallersUser() {
    assertEquals("ann@h", LockHolder.ofCaller(Map.of("USER", "ann", "USERNAME", "x"), "h").name());
    assertEquals("bob@h", LockHolder.ofCaller(Map.of("USERNAME", "bob"), "h").name());
    assertEquals("unknown@h", LockHolder.ofCaller(Map.of(), "h").name());
    assertEquals(ProcessHandle.current().pid(), LockHolder.ofCaller(Map.of(), "h").pid());
  }

  @Test
  void theTimeoutComesFromTheCallersEnvironment() {
    assertEquals(Duration.ofSeconds(60), LockTerms.ofCaller(Map.of()).timeout());
    assertEquals(Duration.ofSeconds(3), LockTerms.ofCaller(Map.of("SWAMP_LOCK_TIMEOUT_MS", "3000")).timeout());
    assertEquals(Duration.ofSeconds(60), LockTerms.ofCaller(Map.of("SWAMP_LOCK_TIMEOUT_MS", "soon")).timeout());
    assertEquals(Duration.ofSeconds(60), LockTerms.ofCaller(Map.of("SWAMP_LOCK_TIMEOUT_MS", "-1")).timeout());
  }

  @Test
  void waitingEndsWhenTheOtherProcessGivesTheLockBack() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    int[] looks = {0};
    fixture.timing.duringPause(() -> {
      if (++looks[0] == 3) {
        fixture.delete(fixture.file);
      }
    });
    try (HeldLock lock = fixture.acquire()) {
      assertEquals(List.of(50L, 100L, 200L), fixture.timing.pauses().stream().map(Duration::toMillis).toList());
      assertEquals(
          List.of("Waiting for lock \"" + lock.file() + "\" held by \"bob@host2\" (pid 99, acquired 0ms ago)"),
          fixture.waiting);
      assertEquals(List.of("Acquired lock \"" + lock.file() + "\" after 3 retries (350ms)"), fixture.acquired);
    }
  }

  @Test
  void pausesGrowToASecondWithJitter() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.random(0);
    assertThrows(
        SwampException.class, () -> fixture.locks.acquire(fixture.file, fixture.request(Duration.ofSeconds(5))));
    List<Long> pauses = fixture.timing.pauses().stream().map(Duration::toMillis).toList();
    assertEquals(List.of(37L, 75L, 150L, 300L, 600L, 750L, 750L), pauses.subList(0, 7));
  }

  @Test
  void aTimeoutSaysWhoHoldsTheLockAndHowLongWasWaited() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    SwampException timeout = assertThrows(
        SwampException.class, () -> fixture.locks.acquire(fixture.file, fixture.request(Duration.ofMillis(3000))));
    assertEquals(ErrorCode.LOCK_TIMEOUT, timeout.code());
    assertEquals(75, timeout.exitCode());
    assertEquals(
        "Lock \"" + fixture.file + "\" held by bob@host2 (pid 99) — timed out after 3000ms", timeout.text());
    assertTrue(Files.exists(fixture.file));
  }

  @Test
  void aTimeoutOfZeroDoesNotWait() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    assertThrows(SwampException.class, () -> fixture.locks.acquire(fixture.file, fixture.request(Duration.ZERO)));
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  void theLockOfADeadProcessIsRemovedAtOnceOnWhateverHost() {
    fixture.foreign(fixture.file, 12345, fixture.timing.now());
    try (HeldLock lock = fixture.acquire()) {
      assertEquals(LockFixture.OWN_PID, fixture.content().pid());
      assertEquals(List.of("Acquired lock \"" + lock.file() + "\" after 1 retries (0ms)"), fixture.acquired);
      assertEquals(List.of(), fixture.timing.pauses());
    }
  }

  @Test
  void anExpiredLockIsRemoved() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now().minusMillis(30_001));
    try (HeldLock lock = fixture.acquire()) {
      assertFalse(lock.isLost());
      assertEquals(List.of(), fixture.timing.pauses());
    }
  }

  @Test
  void aLockThatIsJustNotExpiredIsWaitedFor() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now().minusMillis(29_000));
    try (HeldLock lock = fixture.acquire()) {
      assertFalse(fixture.timing.pauses().isEmpty());
      assertEquals(lock.file(), fixture.file);
    }
  }

  @Test
  void aFileThatSaysNothingCountsAsHeld() throws IOException {
    Files.createDirectories(fixture.file.getParent());
    Files.writeString(fixture.file, "");
    SwampException timeout = assertThrows(SwampException.class, fixture::acquire);
    assertEquals(ErrorCode.LOCK_TIMEOUT, timeout.code());
    assertTrue(timeout.hint().orElseThrow().contains("remove it"));
    assertTrue(Files.exists(fixture.file));
  }

  @Test
  void aStaleLockThatChangedHandsIsPutBack() throws IOException {
    LockRecord judged = fixture.foreign(fixture.file, 12345, fixture.timing.now());
    LockRecord successor = fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    new LockFile(fixture.file, new JdkFileOperations()).removeStale(judged);
    assertEquals(successor, fixture.content());
    try (Stream<Path> left = Files.list(fixture.file.getParent())) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void theHeartbeatRefreshesEveryThirdOfTheTimeToLive() {
    try (HeldLock lock = fixture.acquire()) {
      LockRecord before = fixture.content();
      fixture.timing.advance(Duration.ofMillis(9_999));
      assertEquals(before, fixture.content());
      fixture.timing.advance(Duration.ofMillis(1));
      assertEquals(before.acquiredAt().plusSeconds(10), fixture.content().acquiredAt());
      assertEquals(before.nonce(), fixture.content().nonce());
      fixture.timing.advance(Duration.ofMinutes(10));
      assertFalse(fixture.content().isStale(fixture.timing.now(), pid -> true));
      assertFalse(lock.isLost());
    }
  }

  @Test
  void aLostLockIsNoticedAndNotTouchedAgain() {
    HeldLock lock = fixture.acquire();
    LockRecord thief = fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.advance(Duration.ofSeconds(10));
    assertTrue(lock.isLost());
    assertEquals(0, fixture.timing.heartbeats());
    lock.close();
    assertEquals(thief, fixture.content());
  }

  @Test
  void aReleasedLockIsNotBroughtBackByALateBeat() {
    HeldLock lock = fixture.acquire();
    lock.close();
    lock.close();
    fixture.timing.advance(Duration.ofMinutes(1));
    assertFalse(Files.exists(fixture.file));
  }

  @Test
  void aRequestThatEndedWithoutGivingBackItsLockLosesItAtTheNextBeat() throws InterruptedException {
    Thread dying = Thread.ofVirtual().start(fixture::acquire);
    dying.join();
    assertTrue(Files.exists(fixture.file));
    fixture.timing.advance(Duration.ofSeconds(10));
    assertFalse(Files.exists(fixture.file));
    fixture.acquire().close();
  }

  @Test
  void theEndOfTheProcessGivesBackAllLocks() {
    HeldLock lock = fixture.acquire();
    fixture.locks.close();
    assertFalse(Files.exists(fixture.file));
    lock.close();
  }

  @Test
  void everyAcquisitionHasItsOwnNonce() {
    fixture.acquire().close();
    HeldLock first = fixture.acquire();
    String nonce = fixture.content().nonce();
    first.close();
    try (HeldLock second = fixture.acquire()) {
      assertNotEquals(nonce, fixture.content().nonce());
      assertEquals(first.file(), second.file());
    }
  }

  @Test
  void aCancelEndsTheWait() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.duringPause(() -> fixture.cancellation.cancel("enough"));
    SwampException cancelled = assertThrows(SwampException.class, fixture::acquire);
    assertEquals(ErrorCode.CANCELLED, cancelled.code());
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  @Timeout(30)
  void requestsOfOneProcessAreServedInTheirOrderAndAtOnce() throws Exception {
    try (SystemTiming timing = new SystemTiming();
        FileLocks locks = new FileLocks(new JdkFileOperations(), timing)) {
      HeldLock first = locks.acquire(fixture.file, realRequest());
      List<Integer> order = Collections.synchronizedList(new ArrayList<>());
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        CountDownLatch queued = new CountDownLatch(1);
        LockRequest request = new LockRequest(
            LockHolder.ofCaller(Map.of(), "h"),
            LockTerms.ofCaller(Map.of()),
            whenWaiting(queued),
            new CancellationSource());
        threads.add(Thread.ofVirtual().start(() -> {
          try (HeldLock lock = locks.acquire(fixture.file, request)) {
            order.add(number);
            assertTrue(Files.exists(lock.file()));
          }
        }));
        queued.await();
      }
      assertEquals(List.of(), order);
      first.close();
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(List.of(0, 1, 2, 3, 4), order);
    }
    assertFalse(Files.exists(fixture.file));
  }

  @Test
  @Timeout(30)
  void aCancelledRequestLeavesTheQueueToTheNextOne() throws Exception {
    try (SystemTiming timing = new SystemTiming();
        FileLocks locks = new FileLocks(new JdkFileOperations(), timing)) {
      HeldLock first = locks.acquire(fixture.file, realRequest());
      CancellationSource impatient = new CancellationSource();
      List<ErrorCode> failures = Collections.synchronizedList(new ArrayList<>());
      CountDownLatch queued = new CountDownLatch(2);
      Thread cancelled = Thread.ofVirtual().start(() -> {
        try {
          locks.acquire(fixture.file, new LockRequest(
              LockHolder.ofCaller(Map.of(), "h"), LockTerms.ofCaller(Map.of()), whenWaiting(queued), impatient));
        } catch (SwampException e) {
          failures.add(e.code());
        }
      });
      Thread next = Thread.ofVirtual().start(() -> locks.acquire(fixture.file, new LockRequest(
              LockHolder.ofCaller(Map.of(), "h"), LockTerms.ofCaller(Map.of()), whenWaiting(queued),
              new CancellationSource()))
          .close());
      queued.await();
      impatient.cancel("enough");
      cancelled.join();
      assertEquals(List.of(ErrorCode.CANCELLED), failures);
      first.close();
      next.join();
      assertFalse(Files.exists(fixture.file));
    }
  }

  private static LockRequest realRequest() {
    return new LockRequest(
        LockHolder.ofCaller(Map.of(), "h"),
        LockTerms.ofCaller(Map.of()),
        LockListener.silent(),
        new CancellationSource());
  }

  private static LockListener whenWaiting(CountDownLatch latch) {
    return new LockListener() {
      @Override
      public void waiting(String message) {
        latch.countDown();
      }

      @Override
      public void acquired(String message) {}
    };
  }
}
