package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class DeletionAndRenameTest {
  @TempDir Path root;
  private DataFixture data;
  private DeletionMarkers markers;

  @BeforeEach
  void open() {
    data = new DataFixture(root);
    markers = new DeletionMarkers(data.repository, data.repository);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static DataItem item(String name) {
    return DataFixture.item(name);
  }

  @Test
  void aDeletionIsAVersionThatSaysSo() {
    DataVersion before = data.write("main", "{\"a\":1}");
    DataVersion marker = markers.markDeleted(item("main"), "destroy", DataFixture.NOW).orElseThrow();
    assertEquals(2, marker.number());
    assertEquals(before.metadata().id(), marker.metadata().id());
    assertTrue(marker.metadata().isDeleted());
    assertEquals(
        "{\"a\":1,\"deletedAt\":\"2026-11-22T11:03:55.270Z\",\"deletedByMethod\":\"destroy\"}", data.content(marker));
    assertEquals(before.metadata().tags(), marker.metadata().tags());
    assertEquals(marker, data.repository.latest(item("main")).orElseThrow());
    assertTrue(data.repository.latestActive(item("main")).isEmpty());
  }

  @Test
  void anItemIsDeletedOnce() {
    data.write("main", "{}");
    markers.markDeleted(item("main"), "destroy", DataFixture.NOW);
    assertTrue(markers.markDeleted(item("main"), "destroy", DataFixture.NOW).isEmpty());
    assertTrue(markers.markDeleted(item("none"), "destroy", DataFixture.NOW).isEmpty());
    assertEquals("2", data.marker("main"));
  }

  @Test
  void theCatalogForgetsDeletedItemsAndLearnsOfTheirReturn() {
    data.write("main", "{}");
    markers.markDeleted(item("main"), "destroy", DataFixture.NOW);
    assertTrue(data.rows().isEmpty());
    data.write("main", "{}");
    assertEquals(List.of(3), data.rows().stream().map(row -> row.version()).toList());
  }

  @Test
  void aDeletingMethodMarksDeclaredResourcesOnly() {
    data.write("main", "{}");
    DataDescription file = new DataDescription(
        "text/plain", Lifetime.Bound.INFINITE, new GarbageCollection.NewestVersions(1), false,
        Map.of("type", "file", "specName", "state"), Owner.ofDefinition(DataFixture.MODEL));
    data.repository.write(DataDraft.of(item("log"), DataFixture.NOW, file), DataFixture.bytes("x"));
    List<DataVersion> marked = markers.markResourcesDeleted(
        DataFixture.TYPE, DataFixture.MODEL, Set.of("state"), "destroy", DataFixture.NOW);
    assertEquals(List.of("main"), marked.stream().map(version -> version.item().name()).toList());
    assertTrue(data.repository.latestActive(item("log")).isPresent());
    assertTrue(markers
        .markResourcesDeleted(DataFixture.TYPE, DataFixture.MODEL, Set.of("state"), "destroy", DataFixture.NOW)
        .isEmpty());
  }

  @Test
  void resourcesOfOtherSpecsStay() {
    data.write("main", "{}");
    assertTrue(markers
        .markResourcesDeleted(DataFixture.TYPE, DataFixture.MODEL, Set.of("other"), "destroy", DataFixture.NOW)
        .isEmpty());
  }

  @Test
  void contentThatIsNoObjectIsReplacedByTheMarkersFields() {
    data.write("main", "[1]");
    DataVersion marker = markers.markDeleted(item("main"), "destroy", DataFixture.NOW).orElseThrow();
    assertEquals(
        "{\"deletedAt\":\"2026-11-22T11:03:55.270Z\",\"deletedByMethod\":\"destroy\"}", data.content(marker));
  }

  @Test
  void aRenamedItemIsFoundUnderItsOldName() {
    data.write("old", "{\"a\":1}");
    DataRename.Renamed renamed = new DataRename(data.repository).rename(item("old"), "new", DataFixture.NOW);
    assertEquals(new DataRename.Renamed("old", "new", 1, 1), renamed);
    assertEquals("{\"a\":1}", data.content(data.repository.latest(item("old")).orElseThrow()));
    DataVersion tombstone = data.repository.latestOfName(item("old")).orElseThrow();
    assertEquals(
        "{\"renamedTo\":\"new\",\"renamedAt\":\"2026-11-22T11:03:55.270Z\"}", data.content(tombstone));
    assertEquals(List.of("new"), data.rows().stream().map(row -> row.key().dataName()).toList());
  }

  @Test
  void fiveRenamesAreFollowedAndNoMore() {
    data.write("n0", "{}");
    for (int i = 0; i < 6; i++) {
      new DataRename(data.repository).rename(item("n" + i), "n" + (i + 1), DataFixture.NOW);
    }
    assertTrue(data.repository.latest(item("n0")).isEmpty());
    assertEquals("n6", data.repository.latest(item("n1")).orElseThrow().item().name());
  }

  @Test
  void aRenameInACircleEnds() {
    data.write("a", "{}");
    DataRename rename = new DataRename(data.repository);
    rename.rename(item("a"), "b", DataFixture.NOW);
    rename.rename(item("b"), "a", DataFixture.NOW);
    assertEquals("a", data.repository.latest(item("b")).orElseThrow().item().name());
  }

  @Test
  void aTakenNameIsRefused() {
    data.write("a", "{}");
    data.write("b", "{}");
    SwampException refusal = assertThrows(
        SwampException.class, () -> new DataRename(data.repository).rename(item("a"), "b", DataFixture.NOW));
    assertEquals(ErrorCode.VALIDATION_FAILED, refusal.code());
    SwampException missing = assertThrows(
        SwampException.class, () -> new DataRename(data.repository).rename(item("none"), "c", DataFixture.NOW));
    assertEquals(ErrorCode.DATA_NOT_FOUND, missing.code());
  }
}
