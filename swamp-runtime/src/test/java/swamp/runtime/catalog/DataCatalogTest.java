package swamp.runtime.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;

class DataCatalogTest {
  private static final Supplier<Stream<CatalogRow>> NO_SCAN = () -> {
    throw new AssertionError("nobody scans a populated catalog");
  };

  @TempDir Path root;
  private final List<String> warnings = new ArrayList<>();
  private Path file;
  private DataCatalog catalog;

  @BeforeEach
  void open() {
    file = root.resolve("data/_catalog.db");
    catalog = new DataCatalog(file, new JdkFileOperations(), warnings::add);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  private static CatalogRow row(String name, int version, boolean latest, String step) {
    return new CatalogRow(
        new CatalogKey("", "@acme/probe", "m1", name), version, "id-" + version, latest, "p1", "state", "resource",
        "application/json", "infinite", "model-method", false, 7, "2026-11-22T11:03:55.270Z", "{\"type\":\"resource\"}",
        "m1", "", "", "", step, "");
  }

  private void upsert(CatalogRow... rows) {
    catalog.apply(Stream.of(rows).<CatalogChange>map(CatalogChange.Upsert::new).toList());
  }

  private List<CatalogRow> rows() {
    return catalog.find(CatalogFilter.everything(), NO_SCAN);
  }

  private void populate() {
    catalog.find(CatalogFilter.everything(), Stream::empty);
  }

  private Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  private static Path golden(String name) {
    Path dump = Path.of(System.getProperty("swamp.shared", System.getProperty("swamp.root", ".") + "/../shared"))
        .resolve("golden/repo-min-sqlite-dumps")
        .resolve(name);
    assumeTrue(Files.exists(dump), "no golden answers on this machine");
    return dump;
  }

  static Map<String, String> schema(Connection connection) throws SQLException {
    Map<String, String> objects = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")) {
      while (rows.next()) {
        objects.put(rows.getString(1), rows.getString(2));
      }
    }
    return objects;
  }

  @Test
  void aNewFileHasTheExistingProgramsSchema() throws Exception {
    upsert(row("main", 1, true, ""));
    try (Connection expected = connect(root.resolve("expected.db")); Connection actual = connect(file)) {
      SqlDump.load(golden("_catalog.db.sql"), expected);
      assertEquals(schema(expected), schema(actual));
      try (ResultSet meta = actual.createStatement().executeQuery("SELECT key, value FROM catalog_meta")) {
        assertTrue(meta.next());
        assertEquals("schema_version=4", meta.getString(1) + "=" + meta.getString(2));
        assertFalse(meta.next());
      }
    }
  }

  @Test
  void theExistingProgramsFileIsReadAndWritten() throws Exception {
    Files.createDirectories(file.getParent());
    try (Connection connection = connect(file)) {
      SqlDump.load(golden("_catalog.db.sql"), connection);
      connection.createStatement().executeUpdate("INSERT INTO catalog_meta VALUES ('populated', 'true')");
    }
    List<CatalogRow> before = rows();
    assertEquals(8, before.size());
    CatalogRow result = before.stream().filter(row -> row.key().dataName().equals("result")).findFirst().orElseThrow();
    assertEquals("speak", result.modelName());
    assertEquals("utterance", result.specName());
    assertEquals(44, result.size());
    assertTrue(result.latest());
    CatalogRow next = new CatalogRow(
        result.key(), 2, "new-id", true, result.modelName(), result.specName(), result.dataType(), result.contentType(),
        result.lifetime(), result.ownerType(), false, 9, result.createdAt(), result.tags(), result.ownerRef(), "",
        "", "", "", "");
    upsert(next);
    List<CatalogRow> after = catalog.find(CatalogFilter.everything().ofDataName("result"), NO_SCAN);
    assertEquals(List.of(false, true), after.stream().map(CatalogRow::latest).toList());
    assertEquals(next, after.getLast());
    assertEquals(9, rows().size());
  }

  @Test
  void oneRowPerItemAndStepIsTheLatest() {
    populate();
    upsert(row("main", 1, true, ""), row("main", 2, true, "s1"), row("main", 3, true, "s2"));
    upsert(row("main", 4, true, "s1"));
    upsert(row("other", 1, true, ""));
    assertEquals(
        List.of("main 1", "main 3", "main 4", "other 1"),
        catalog.find(CatalogFilter.latest(), NO_SCAN).stream()
            .map(row -> row.key().dataName() + " " + row.version())
            .toList());
  }

  @Test
  void aRowThatIsNotTheLatestTakesNothingFromTheLatest() {
    populate();
    upsert(row("main", 2, true, ""));
    upsert(row("main", 1, false, ""));
    assertEquals(List.of(false, true), rows().stream().map(CatalogRow::latest).toList());
  }

  @Test
  void aRowMayBeWrittenTwice() {
    populate();
    upsert(row("main", 1, true, ""));
    upsert(row("main", 1, true, ""));
    assertEquals(List.of(row("main", 1, true, "")), rows());
  }

  @Test
  void rowsAreRemovedByItemAndByVersion() {
    populate();
    CatalogKey main = row("main", 1, true, "").key();
    upsert(row("main", 1, true, ""), row("main", 2, true, ""), row("main", 3, true, ""), row("gone", 1, true, ""));
    catalog.apply(List.of(
        new CatalogChange.RemoveVersions(main, List.of(1, 3)),
        new CatalogChange.MarkLatest(main, 2),
        new CatalogChange.RemoveItem(row("gone", 1, true, "").key())));
    assertEquals(List.of(row("main", 2, true, "")), rows());
  }

  @Test
  void filtersRestrict() {
    populate();
    upsert(row("main", 1, true, ""), row("main", 2, true, ""), row("other", 1, true, ""));
    assertEquals(2, catalog.find(CatalogFilter.everything().ofDataName("main"), NO_SCAN).size());
    assertEquals(2, catalog.find(CatalogFilter.latest().ofModelName("p1"), NO_SCAN).size());
    assertEquals(0, catalog.find(CatalogFilter.latest().ofModelName("p2"), NO_SCAN).size());
    assertEquals(3, catalog.find(CatalogFilter.everything().ofSpecName("state"), NO_SCAN).size());
  }

  @Test
  void anUnpopulatedCatalogIsFilledOnceByAScan() {
    upsert(row("stale", 1, true, ""));
    List<CatalogRow> found =
        catalog.find(CatalogFilter.everything(), () -> Stream.of(row("a", 1, true, ""), row("b", 1, true, "")));
    assertEquals(List.of("a", "b"), found.stream().map(row -> row.key().dataName()).toList());
    assertEquals(2, rows().size());
  }

  @Test
  void anotherSchemaVersionIsRebuilt() throws Exception {
    populate();
    upsert(row("main", 1, true, ""));
    catalog.close();
    try (Connection connection = connect(file)) {
      connection.createStatement().executeUpdate("UPDATE catalog_meta SET value = '3' WHERE key = 'schema_version'");
    }
    assertEquals(List.of(), catalog.find(CatalogFilter.everything(), Stream::empty));
    upsert(row("main", 2, true, ""));
    assertEquals(1, rows().size());
  }

  @Test
  void aDamagedFileIsReplacedAndFailsNothing() throws Exception {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[8192]);
    Files.writeString(file, "this is no database, but it is long enough to look like one\n".repeat(99));
    upsert(row("main", 1, true, ""));
    assertEquals(1, warnings.size());
    assertEquals(1, catalog.find(CatalogFilter.everything(), () -> Stream.of(row("main", 1, true, ""))).size());
  }

  @Test
  void aRemovedFileIsMadeAnewAndRebuiltAtTheNextQuery() throws Exception {
    populate();
    upsert(row("main", 1, true, ""));
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling("_catalog.db" + suffix));
    }
    upsert(row("main", 2, true, ""));
    assertTrue(Files.exists(file));
    List<CatalogRow> found = catalog.find(
        CatalogFilter.everything(), () -> Stream.of(row("main", 1, false, ""), row("main", 2, true, "")));
    assertEquals(2, found.size());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aLockedFileFailsNothingAndIsMarkedForARebuild() throws Exception {
    populate();
    try (Connection other = connect(file); Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      upsert(row("main", 1, true, ""));
      assertEquals(1, warnings.size());
      assertTrue(Files.exists(file.resolveSibling("_catalog.db.rebuild")));
      statement.execute("ROLLBACK");
    }
    upsert(row("main", 2, true, ""));
    assertFalse(Files.exists(file.resolveSibling("_catalog.db.rebuild")));
    List<CatalogRow> found = catalog.find(
        CatalogFilter.everything(), () -> Stream.of(row("main", 1, false, ""), row("main", 2, true, "")));
    assertEquals(2, found.size());
  }

  @Test
  void aMarkLeftByAnotherProcessLeadsToARebuild() throws Exception {
    populate();
    Files.writeString(file.resolveSibling("_catalog.db.rebuild"), "");
    assertEquals(1, catalog.find(CatalogFilter.everything(), () -> Stream.of(row("main", 1, true, ""))).size());
    assertFalse(Files.exists(file.resolveSibling("_catalog.db.rebuild")));
  }

  @Test
  void aMarkThatAnotherProcessLeavesDuringARebuildLeadsToAnother() {
    Path mark = file.resolveSibling("_catalog.db.rebuild");
    catalog.find(CatalogFilter.everything(), () -> {
      try {
        Files.writeString(mark, "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Stream.of(row("a", 1, true, ""));
    });

    assertEquals(2, catalog.find(CatalogFilter.everything(), () -> Stream.of(row("a", 1, true, ""), row("b", 1, true, ""))).size());
    assertFalse(Files.exists(mark));
  }

  @Test
  void manyThreadsAndConnectionsWriteAtTheSameTime() {
    populate();
    try (DataCatalog other = new DataCatalog(file, new JdkFileOperations(), warnings::add);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        int number = i + 1;
        DataCatalog writer = i % 2 == 0 ? catalog : other;
        threads.submit(() ->
            writer.apply(List.of(new CatalogChange.Upsert(row("item" + number, 1, true, "")))));
      }
    }
    assertEquals(50, rows().size());
    assertEquals(List.of(), warnings);
  }

  @Test
  void commitsGoToALogWithoutSynchronousWrites() throws Exception {
    populate();
    upsert(row("main", 1, true, ""));
    assertTrue(Files.exists(file.resolveSibling("_catalog.db-wal")));
  }
}
