package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogRow;

class DataRepositoryTest {
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
  void aVersionIsADirectoryWithItsRecordAndContent() throws IOException {
    DataVersion version = data.write("main", "{\"ok\":true}");
    assertEquals(data.directory("main").resolve("1"), version.directory());
    assertEquals("{\"ok\":true}", Files.readString(version.rawFile()));
    assertEquals("1", data.marker("main"));
    assertEquals(11, version.metadata().size());
    assertEquals(Sha256.of(DataFixture.bytes("{\"ok\":true}")), version.metadata().checksum());
    try (Stream<Path> files = Files.walk(data.directory("main"))) {
      assertEquals(
          Set.of("", "1", "1/metadata.yaml", "1/raw", "latest"),
          Set.copyOf(files.map(file -> data.directory("main").relativize(file).toString()).toList()));
    }
  }

  @Test
  void everyVersionHasItsOwnIdAndTheNextNumber() {
    DataVersion first = data.write("main", "1");
    DataVersion second = data.write("main", "2");
    assertEquals(2, second.number());
    assertNotEquals(first.metadata().id(), second.metadata().id());
    assertEquals(second, data.repository.latest(DataFixture.item("main")).orElseThrow());
    assertEquals(List.of(second, first), data.repository.versions(DataFixture.item("main")));
    assertEquals(first, data.repository.version(DataFixture.item("main"), 1).orElseThrow());
    assertEquals("1", data.content(first));
  }

  @Test
  void theNextNumberFollowsTheHighestDirectoryWholeOrNot() throws IOException {
    data.write("main", "1");
    Files.createDirectory(data.directory("main").resolve("7"));
    assertEquals(8, data.write("main", "2").number());
    Files.createDirectory(data.directory("main").resolve("12"));
    assertEquals(13, data.write("main", "3").number());
  }

  @Test
  void aNumberTakenByAnotherWriterIsSkipped() throws IOException {
    data.write("main", "1");
    DataVersion known = data.repository.latest(DataFixture.item("main")).orElseThrow();
    Files.createDirectory(data.directory("main").resolve("2"));
    // The directory's time goes back to what the repository saw, as with a coarse clock.
    Files.setLastModifiedTime(data.directory("main"), Files.getLastModifiedTime(known.directory()));
    assertEquals(3, data.write("main", "2").number());
  }

  @Test
  void anItemOfAnotherOwnerCannotBeWritten() {
    data.write("main", "1");
    DataDraft draft = DataDraft.of(
        DataFixture.item("main"),
        DataFixture.NOW,
        DataFixture.description(Owner.ofDefinition("somebody-else")));
    SwampException refusal =
        assertThrows(SwampException.class, () -> data.repository.write(draft, DataFixture.bytes("2")));
    assertEquals(ErrorCode.METHOD_EXECUTION_FAILED, refusal.code());
    assertEquals("1", data.marker("main"));
    assertFalse(Files.exists(data.directory("main").resolve("2")));
  }

  @Test
  void aDeletedItemMayGetAnotherOwner() {
    data.write("main", "{}");
    new DeletionMarkers(data.repository, data.repository)
        .markDeleted(DataFixture.item("main"), "wipe", DataFixture.NOW);
    DataDraft draft = DataDraft.of(
        DataFixture.item("main"), DataFixture.NOW, DataFixture.description(Owner.ofDefinition("somebody-else")));
    assertEquals(3, data.repository.write(draft, DataFixture.bytes("2")).number());
  }

  @Test
  void aWorkflowStepOfTheSameModelIsTheSameOwner() {
    data.write("main", "1");
    DataDraft draft = DataDraft.of(
        DataFixture.item("main"), DataFixture.NOW, DataFixture.description(DataFixture.stepOwner("s1")));
    assertEquals(2, data.repository.write(draft, DataFixture.bytes("2")).number());
  }

  @Test
  void aReservedNameIsRefusedBeforeAnythingIsMade() {
    assertThrows(SwampException.class, () -> data.write("Latest", "1"));
    assertFalse(Files.exists(data.directory("Latest")));
  }

  @Test
  void readsOfImpossibleNamesFindNothing() {
    assertTrue(data.repository.latest(DataFixture.item("../../x")).isEmpty());
    assertTrue(data.repository.version(DataFixture.item(""), 1).isEmpty());
    assertTrue(data.repository.versions(DataFixture.item("latest")).isEmpty());
  }

  @Test
  void aDirectoryWithoutARecordIsNoVersion() throws IOException {
    data.write("main", "1");
    Files.createDirectory(data.directory("main").resolve("2"));
    Files.writeString(data.directory("main").resolve("2/raw"), "half");
    assertEquals(1, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
    assertTrue(data.repository.version(DataFixture.item("main"), 2).isEmpty());
    assertEquals(List.of(1), List.copyOf(data.repository.versionNumbers(DataFixture.item("main"))));
  }

  @Test
  void withoutAMarkerTheHighestWholeVersionIsTheLatest() throws IOException {
    data.write("main", "1");
    data.write("main", "2");
    Files.delete(data.directory("main").resolve("latest"));
    Files.createDirectory(data.directory("main").resolve("9"));
    assertEquals(2, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
  }

  @Test
  void aMarkerOfAVersionThatIsGoneIsNotBelieved() throws IOException {
    data.write("main", "1");
    Files.writeString(data.directory("main").resolve("latest"), "5");
    assertEquals(1, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
  }

  @Test
  void aLegacySymbolicLinkIsAMarkerAndIsReplaced() throws IOException {
    data.write("main", "1");
    data.write("main", "2");
    Path marker = data.directory("main").resolve("latest");
    Files.delete(marker);
    Files.createSymbolicLink(marker, Path.of("1"));
    assertEquals(1, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
    assertEquals(3, data.write("main", "3").number());
    assertFalse(Files.isSymbolicLink(marker));
    assertEquals("3", data.marker("main"));
  }

  @Test
  void anotherProgramsVersionIsSeenAtOnce() throws IOException {
    DataVersion own = data.write("main", "1");
    assertEquals(own, data.repository.latest(DataFixture.item("main")).orElseThrow());
    Path foreign = data.directory("main").resolve("2");
    Files.createDirectory(foreign);
    Files.writeString(
        foreign.resolve("metadata.yaml"),
        MetadataYaml.write(own.metadata()).replace("version: 1", "version: 2"));
    Files.writeString(foreign.resolve("raw"), "2");
    Files.writeString(data.directory("main").resolve("latest"), "2");
    Files.setLastModifiedTime(data.directory("main"), Files.getLastModifiedTime(own.directory()));
    assertEquals(2, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
    assertEquals(3, data.write("main", "3").number());
  }

  @Test
  void itemsAreListedByNameWithTheirLatestVersion() throws IOException {
    data.write("b", "1");
    data.write("a", "1");
    data.write("b", "2");
    Files.writeString(data.directory("a").resolveSibling(".lock"), "{}");
    Files.createDirectory(data.directory("empty"));
    List<DataVersion> items = data.repository.items(DataFixture.TYPE, DataFixture.MODEL);
    assertEquals(List.of("a", "b"), items.stream().map(version -> version.item().name()).toList());
    assertEquals(2, items.getLast().number());
    assertTrue(data.repository.items("@acme/none", DataFixture.MODEL).isEmpty());
  }

  @Test
  void versionsWithoutContentSayWhichFileIsMissing() throws IOException {
    DataVersion version = data.write("main", "1");
    Files.delete(version.rawFile());
    SwampException failure = assertThrows(SwampException.class, () -> data.repository.content(version));
    assertEquals(ErrorCode.DATA_INVALID, failure.code());
    assertTrue(failure.text().contains(version.rawFile().toString()));
  }

  @Test
  void theCatalogHasOneRowPerVersionAndOneLatest() {
    data.write("main", "1");
    data.write("main", "22");
    List<CatalogRow> rows = data.rows();
    assertEquals(List.of(false, true), rows.stream().map(CatalogRow::latest).toList());
    CatalogRow row = rows.getLast();
    assertEquals("p1", row.modelName());
    assertEquals("state", row.specName());
    assertEquals("resource", row.dataType());
    assertEquals("model-method", row.ownerType());
    assertEquals(DataFixture.MODEL, row.ownerRef());
    assertEquals(2, row.size());
    assertEquals("2026-11-22T11:03:55.270Z", row.createdAt());
    assertEquals(
        "{\"type\":\"resource\",\"specName\":\"state\",\"modelName\":\"p1\",\"initiatedBy\":\"ghost\"}", row.tags());
    assertEquals(List.of(), data.warnings);
  }

  @Test
  void workflowStepsKeepOneLatestRowEach() {
    for (String step : List.of("s1", "s2", "s1")) {
      DataDescription description = DataFixture.description(DataFixture.stepOwner(step));
      data.repository.write(
          DataDraft.of(DataFixture.item("main"), DataFixture.NOW, description), DataFixture.bytes("1"));
    }
    assertEquals(List.of(false, true, true), data.rows().stream().map(CatalogRow::latest).toList());
    assertEquals("3", data.marker("main"));
  }

  @Test
  void severalVersionsAreWrittenInOneGo() {
    DataDescription description = DataFixture.description();
    DataContent one =
        new DataContent(DataDraft.of(DataFixture.item("a"), DataFixture.NOW, description), new byte[] {1});
    DataContent two =
        new DataContent(DataDraft.of(DataFixture.item("b"), DataFixture.NOW, description), new byte[] {2});
    List<DataVersion> versions = data.repository.writeAll(List.of(one, two));
    assertArrayEquals(new byte[] {2}, data.repository.content(versions.getLast()));
    assertEquals(2, data.rows().size());
  }

  @Test
  void withPruningAWriteRemovesVersionsBeyondTheCount() {
    try (DataFixture pruning =
        new DataFixture(root.resolve("pruning"), new swamp.runtime.file.JdkFileOperations(), true)) {
      for (int i = 1; i <= 5; i++) {
        pruning.write("main", "" + i);
      }
      assertEquals(List.of(5, 4, 3), List.copyOf(pruning.repository.versionNumbers(DataFixture.item("main"))));
      assertEquals(List.of(3, 4, 5), pruning.rows().stream().map(CatalogRow::version).toList());
    }
  }

  @Test
  void withoutPruningAllVersionsStay() {
    for (int i = 1; i <= 5; i++) {
      data.write("main", "" + i);
    }
    assertEquals(5, data.repository.versionNumbers(DataFixture.item("main")).size());
  }

  @Test
  void writersOfOneItemAtTheSameTimeGetDifferentVersions() throws Exception {
    try (DataFixture other = new DataFixture(root);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> tasks = IntStream.range(0, 40)
          .<Callable<Integer>>mapToObj(i -> () -> (i % 2 == 0 ? data : other).write("main", "" + i).number())
          .toList();
      Set<Integer> numbers = new HashSet<>();
      for (Future<Integer> result : writers.invokeAll(tasks)) {
        assertTrue(numbers.add(result.get()));
      }
      assertEquals(40, numbers.size());
      assertEquals(40, data.repository.versionNumbers(DataFixture.item("main")).size());
      assertEquals(40, data.rows().size());
    }
  }

  @Test
  void removingTheLatestVersionMakesTheHighestLeftTheLatest() {
    data.write("main", "1");
    data.write("main", "22");
    data.write("main", "333");
    assertEquals(3, data.repository.removal().removeVersion(DataFixture.item("main"), 3));
    assertEquals("2", data.marker("main"));
    assertEquals(List.of(false, true), data.rows().stream().map(CatalogRow::latest).toList());
    assertEquals(1, data.repository.removal().removeVersion(DataFixture.item("main"), 1));
    assertEquals(2, data.repository.latest(DataFixture.item("main")).orElseThrow().number());
  }

  @Test
  void removingTheLastVersionRemovesTheItem() {
    data.write("main", "1");
    data.repository.removal().removeVersion(DataFixture.item("main"), 1);
    assertFalse(Files.exists(data.directory("main")));
    assertTrue(data.rows().isEmpty());
    assertTrue(data.repository.latest(DataFixture.item("main")).isEmpty());
    assertEquals(1, data.write("main", "1").number());
  }

  @Test
  void removingAnItemRemovesAllItsVersions() {
    data.write("main", "1");
    data.write("main", "22");
    data.write("other", "1");
    assertEquals(3, data.repository.removal().removeItem(DataFixture.item("main")));
    assertFalse(Files.exists(data.directory("main")));
    assertEquals(List.of("other"), data.rows().stream().map(row -> row.key().dataName()).toList());
  }

  @Test
  void aDraftKeepsTheInstantOfItsWriter() {
    Instant early = Instant.parse("2026-01-01T00:00:00.001Z");
    DataVersion version = data.repository.write(
        DataDraft.of(DataFixture.item("main"), early, DataFixture.description()), DataFixture.bytes("1"));
    assertEquals(early, data.repository.version(version.item(), 1).orElseThrow().metadata().createdAt());
  }

  @Test
  void tagsKeepTheirOrderOnDisk() {
    DataVersion version = data.write("main", "1");
    Map<String, String> tags =
        data.repository.version(version.item(), 1).orElseThrow().metadata().tags();
    assertEquals(List.of("type", "specName", "modelName", "initiatedBy"), List.copyOf(tags.keySet()));
  }
}
