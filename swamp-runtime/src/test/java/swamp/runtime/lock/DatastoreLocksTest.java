package swamp.runtime.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class DatastoreLocksTest {
  private static final String TYPE = "@acme/probe";
  private static final String MODEL = "07201ad7-ce1a-4206-ae4e-f667baecc55b";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  @TempDir Path root;
  private LockFixture fixture;
  private DatastoreLocks locks;
  private Path global;

  @BeforeEach
  void prepare() {
    fixture = new LockFixture(root);
    global = root.resolve(".datastore.lock");
    locks = new DatastoreLocks(fixture.locks, root.resolve("data"), global);
  }

  private HeldLock lockModel() {
    return locks.lockModel(TYPE, MODEL, fixture.request(MINUTE));
  }

  private HeldLock lockStructure() {
    return locks.lockStructure(fixture.request(MINUTE), OptionalLong.empty());
  }

  @Test
  void aModelsLockLiesInItsDataDirectory() {
    try (HeldLock lock = lockModel()) {
      assertEquals(root.resolve("data/@acme/probe/07201ad7-ce1a-4206-ae4e-f667baecc55b/.lock"), lock.file());
    }
  }

  @Test
  void aRunWaitsWhileSomebodyChangesTheStructure() {
    fixture.foreign(global, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.duringPause(() -> {
      assertFalse(Files.exists(fixture.file));
      if (fixture.timing.pauses().size() == 2) {
        fixture.delete(global);
      }
    });
    lockModel().close();
    assertEquals(List.of(50L, 100L, 200L), fixture.timing.pauses().stream().map(Duration::toMillis).toList());
  }

  @Test
  void aDeadChangeOfTheStructureHoldsNobodyUp() {
    fixture.foreign(global, 12345, fixture.timing.now());
    lockModel().close();
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  void aRunGivesUpAfterTwiceTheGlobalLocksTimeToLive() {
    fixture.foreign(global, LockFixture.OTHER_PID, fixture.timing.now().plus(Duration.ofHours(1)));
    SwampException timeout = assertThrows(SwampException.class, this::lockModel);
    assertEquals(ErrorCode.LOCK_TIMEOUT, timeout.code());
    assertTrue(timeout.text().contains(global.toString()));
    assertTrue(timeout.text().endsWith("timed out after 60000ms"));
  }

  @Test
  void aRunStandsBackWhenAChangeBeganWhileItTookItsLock() {
    // The model's lock is busy at first; the global lock appears during that wait.
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.duringPause(() -> {
      switch (fixture.timing.pauses().size()) {
        case 0 -> {
          fixture.foreign(global, LockFixture.OTHER_PID, fixture.timing.now());
          fixture.delete(fixture.file);
        }
        case 2 -> {
          assertFalse(Files.exists(fixture.file), "the run has given its lock back");
          fixture.delete(global);
        }
        default -> assertTrue(Files.exists(global));
      }
    });
    lockModel().close();
  }

  @Test
  void aChangeOfTheStructureWaitsForAllRuns() {
    Path deep = root.resolve("data/a/b/c/11111111-2222-4333-8444-555555555555/.lock");
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.foreign(deep, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.duringPause(() -> {
      switch (fixture.timing.pauses().size()) {
        case 1 -> fixture.delete(fixture.file);
        case 3 -> fixture.delete(deep);
        default -> { }
      }
    });
    try (HeldLock lock = lockStructure()) {
      assertEquals(global, lock.file());
      assertEquals(4, fixture.timing.pauses().size());
    }
    assertFalse(Files.exists(global));
  }

  @Test
  void runsOfDeadProcessesHoldNobodyUp() {
    fixture.foreign(fixture.file, 12345, fixture.timing.now());
    lockStructure().close();
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  void aStructuralCommandThatARunStartedDoesNotWaitForThatRun() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
    locks.lockStructure(fixture.request(MINUTE), OptionalLong.of(LockFixture.OTHER_PID)).close();
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  void aChangeThatWaitedTooLongNamesTheRun() {
    fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now().plus(Duration.ofHours(1)));
    SwampException timeout = assertThrows(SwampException.class, this::lockStructure);
    assertEquals(ErrorCode.LOCK_TIMEOUT, timeout.code());
    assertTrue(timeout.text().contains(fixture.file.toString()));
    assertFalse(Files.exists(global));
  }

  @Test
  void aRunThatCameInBetweenIsWaitedForUnderTheGlobalLock() {
    fixture.foreign(global, LockFixture.OTHER_PID, fixture.timing.now());
    fixture.timing.duringPause(() -> {
      switch (fixture.timing.pauses().size()) {
        case 0 -> {
          fixture.delete(global);
          fixture.foreign(fixture.file, LockFixture.OTHER_PID, fixture.timing.now());
        }
        case 1 -> {
          assertTrue(Files.exists(global), "the change keeps new runs out");
          fixture.delete(fixture.file);
        }
        default -> { }
      }
    });
    lockStructure().close();
    assertEquals(2, fixture.timing.pauses().size());
  }

  @Test
  void itemsOfModelsAreNotSearchedForLocks() throws Exception {
    Path item = fixture.file.resolveSibling("main/1");
    Files.createDirectories(item);
    fixture.foreign(item.resolve(".lock"), LockFixture.OTHER_PID, fixture.timing.now());
    lockStructure().close();
    assertEquals(List.of(), fixture.timing.pauses());
  }

  @Test
  void scopedDefinitionNamesGetOneCreationLockFile() {
    assertEquals(
        Path.of("auto/.auto-definition-create/@acme-->p9.lock"),
        DatastoreLocks.creationLockFile(Path.of("auto"), "@acme/p9"));
    assertEquals(new LockTerms(Duration.ofSeconds(5), Duration.ofSeconds(10)), LockTerms.ofCreation());
  }
}
