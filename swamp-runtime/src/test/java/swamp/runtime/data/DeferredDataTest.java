package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogRow;

class DeferredDataTest {
  @TempDir Path root;
  private DataFixture data;

  @BeforeEach
  void open() {
    data = new DataFixture(root);
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void nothingIsVisibleBeforeTheCommit() {
    data.write("main", "1");
    try (DeferredData deferred = data.repository.deferred()) {
      DataVersion version = DataFixture.write(deferred, "main", "2");
      assertEquals(2, version.number());
      assertEquals("2", data.content(version));
      assertEquals("1", data.marker("main"));
      assertEquals(1, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
      assertEquals(1, data.rows().size());
    }
  }

  @Test
  void theCommitMovesTheMarkersToTheNewestVersions() {
    data.write("main", "1");
    try (DeferredData deferred = data.repository.deferred()) {
      DataFixture.write(deferred, "main", "2");
      DataFixture.write(deferred, "main", "3");
      DataFixture.write(deferred, "other", "1");
      deferred.commit();
    }
    assertEquals("3", data.marker("main"));
    assertEquals("1", data.marker("other"));
    assertEquals(List.of(false, false, true, true), data.rows().stream().map(CatalogRow::latest).toList());
  }

  @Test
  void theRollbackLeavesNothing() {
    data.write("main", "1");
    try (DeferredData deferred = data.repository.deferred()) {
      DataFixture.write(deferred, "main", "2");
      DataFixture.write(deferred, "fresh", "1");
      DataWriter unfinished = deferred.allocate(
          DataDraft.of(DataFixture.item("log"), DataFixture.NOW, DataFixture.description()));
      unfinished.append(new byte[100_000]);
      deferred.rollBack();
    }
    assertEquals("1", data.marker("main"));
    assertFalse(Files.exists(data.directory("main").resolve("2")));
    assertFalse(Files.exists(data.directory("fresh")));
    assertFalse(Files.exists(data.directory("log")));
    assertEquals(1, data.rows().size());
    assertEquals(2, data.write("main", "2").number());
  }

  @Test
  void closingWithoutACommitRollsBack() {
    try (DeferredData deferred = data.repository.deferred()) {
      DataFixture.write(deferred, "main", "1");
    }
    assertTrue(data.repository.latest(DataFixture.item("main")).isEmpty());
  }

  @Test
  void theRollbackRespectsWhatOthersWroteMeanwhile() {
    try (DeferredData deferred = data.repository.deferred()) {
      DataFixture.write(deferred, "main", "1");
      data.write("main", "2");
    }
    assertEquals("2", data.marker("main"));
    assertEquals(List.of(2), List.copyOf(data.repository.versionNumbers(DataFixture.item("main"))));
  }

  @Test
  void afterTheEndNothingCanBeWritten() {
    DeferredData deferred = data.repository.deferred();
    DataWriter late =
        deferred.allocate(DataDraft.of(DataFixture.item("log"), DataFixture.NOW, DataFixture.description()));
    deferred.rollBack();
    assertThrows(SwampException.class, () -> DataFixture.write(deferred, "main", "1"));
    assertThrows(SwampException.class, late::finish);
    assertTrue(data.repository.latest(DataFixture.item("log")).isEmpty());
  }

  @Test
  void deletionMarkersWaitForTheCommitToo() {
    data.write("main", "{}");
    try (DeferredData deferred = data.repository.deferred()) {
      new DeletionMarkers(data.repository, deferred).markDeleted(DataFixture.item("main"), "wipe", DataFixture.NOW);
      assertTrue(data.repository.latestActive(DataFixture.item("main")).isPresent());
      deferred.commit();
    }
    assertTrue(data.repository.latestActive(DataFixture.item("main")).isEmpty());
    assertTrue(data.rows().isEmpty());
  }
}
