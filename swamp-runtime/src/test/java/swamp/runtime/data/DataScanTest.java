package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.catalog.CatalogFiles;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.file.JdkFileOperations;

class DataScanTest {
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

  private List<CatalogRow> scanned() {
    CatalogFiles files = new DataScan(data.repository, data.warnings::add).all(Pace.UNHEARD);
    return files.items().flatMap(item -> files.rows(item).stream()).toList();
  }

  @Test
  void aScanGivesTheRowsThatWritesLeft() {
    data.write("b", "1");
    data.write("a", "1");
    data.write("a", "22");
    for (String step : List.of("s1", "s2", "s1")) {
      data.repository.write(
          DataDraft.of(
              DataFixture.item("stepped"), DataFixture.NOW, DataFixture.description(DataFixture.stepOwner(step))),
          DataFixture.bytes("1"));
    }
    List<CatalogRow> sorted = new ArrayList<>(scanned());
    sorted.sort(java.util.Comparator.comparing((CatalogRow row) -> row.key().dataName())
        .thenComparing(CatalogRow::version));
    assertEquals(data.rows(), sorted);
  }

  @Test
  void deletedAndRenamedItemsAndUnfinishedVersionsAreLeftOut() throws IOException {
    data.write("deleted", "{}");
    new DeletionMarkers(data.repository, data.repository)
        .markDeleted(DataFixture.item("deleted"), "destroy", DataFixture.NOW);
    data.write("old", "{}");
    new DataRename(data.repository).rename(DataFixture.item("old"), "new", DataFixture.NOW);
    data.write("main", "1");
    Files.createDirectory(data.directory("main").resolve("2"));
    DeferredData deferred = data.repository.deferred();
    DataFixture.write(deferred, "main", "3");
    assertEquals(
        List.of("main 1", "new 1"),
        scanned().stream().map(row -> row.key().dataName() + " " + row.version()).toList());
    deferred.close();
  }

  @Test
  void rowsThatAKilledWriterDidNotStoreAreMended() {
    data.write("main", "1");
    data.write("other", "1");
    DataRepository killed = DataRepository.uncatalogued(root, new JdkFileOperations());
    DataFixture.write(killed, "main", "22");
    DataFixture.write(killed, "fresh", "1");
    List<CatalogRow> before = data.rows();
    DataItem item = DataFixture.item("main");

    data.catalog.mend("", item.type(), item.modelId(),
        new DataScan(data.repository, data.warnings::add).of(new DataScan.Model(item.type(), item.modelId())));

    assertEquals(2, before.size());
    assertEquals(List.of("fresh 1 true", "main 1 false", "main 2 true", "other 1 true"), data.rows().stream()
        .map(row -> row.key().dataName() + " " + row.version() + " " + row.latest()).toList());
    assertEquals(scanned().size(), data.rows().size());
  }

  @Test
  void aRecordThatCannotBeUnderstoodIsNamedAndLeftOut() throws IOException {
    data.write("main", "1");
    data.write("main", "2");
    Files.writeString(data.directory("main").resolve("1/metadata.yaml"), "id: [");
    assertEquals(List.of(2), scanned().stream().map(CatalogRow::version).toList());
    assertEquals(1, data.warnings.size());
    assertTrue(data.warnings.getFirst().contains(data.directory("main").resolve("1").toString()));
  }

  @Test
  void modelsAreFoundBelowTypesOfAnyDepth() {
    String other = "11111111-2222-4333-8444-555555555555";
    for (String type : List.of("command/shell", "@acme/a", "@acme/a/b/c")) {
      data.repository.write(
          DataDraft.of(new DataItem(type, other, "x"), DataFixture.NOW, DataFixture.description()),
          DataFixture.bytes("1"));
    }
    assertEquals(
        List.of(
            new DataScan.Model("@acme/a", other),
            new DataScan.Model("@acme/a/b/c", other),
            new DataScan.Model("command/shell", other)),
        DataScan.models(root));
  }
}
