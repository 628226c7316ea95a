package swamp.runtime.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;

class DataCatalogTest {
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
    return catalog.find(CatalogFilter.everything(), KnownFiles.UNASKED);
  }

  private void populate() {
    catalog.find(CatalogFilter.everything(), KnownFiles.of());
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
    List<CatalogRow> after = catalog.find(CatalogFilter.everything().ofDataName("result"), KnownFiles.UNASKED);
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
        catalog.find(CatalogFilter.latest(), KnownFiles.UNASKED).stream()
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
    assertEquals(2, catalog.find(CatalogFilter.everything().ofDataName("main"), KnownFiles.UNASKED).size());
    assertEquals(2, catalog.find(CatalogFilter.latest().ofModelName("p1"), KnownFiles.UNASKED).size());
    assertEquals(0, catalog.find(CatalogFilter.latest().ofModelName("p2"), KnownFiles.UNASKED).size());
    assertEquals(3, catalog.find(CatalogFilter.everything().ofSpecName("state"), KnownFiles.UNASKED).size());
  }

  @Test
  void anUnpopulatedCatalogIsFilledOnceByAScan() {
    upsert(row("stale", 1, true, ""));
    List<CatalogRow> found =
        catalog.find(CatalogFilter.everything(), KnownFiles.of(row("a", 1, true, ""), row("b", 1, true, "")));
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
    assertEquals(List.of(), catalog.find(CatalogFilter.everything(), KnownFiles.of()));
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
    assertEquals(1, catalog.find(CatalogFilter.everything(), KnownFiles.of(row("main", 1, true, ""))).size());
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
        CatalogFilter.everything(), KnownFiles.of(row("main", 1, false, ""), row("main", 2, true, "")));
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
        CatalogFilter.everything(), KnownFiles.of(row("main", 1, false, ""), row("main", 2, true, "")));
    assertEquals(2, found.size());
  }

  @Test
  void aMarkLeftByAnotherProcessLeadsToARebuild() throws Exception {
    populate();
    Files.writeString(file.resolveSibling("_catalog.db.rebuild"), "");
    assertEquals(1, catalog.find(CatalogFilter.everything(), KnownFiles.of(row("main", 1, true, ""))).size());
    assertFalse(Files.exists(file.resolveSibling("_catalog.db.rebuild")));
  }

  @Test
  void aMarkThatAnotherProcessLeavesDuringARebuildLeadsToAnother() {
    Path mark = file.resolveSibling("_catalog.db.rebuild");
    catalog.find(CatalogFilter.everything(), new KnownFiles(() -> {
      try {
        Files.writeString(mark, "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return List.of(row("a", 1, true, ""));
    }));

    assertEquals(2, catalog.find(CatalogFilter.everything(), KnownFiles.of(row("a", 1, true, ""), row("b", 1, true, ""))).size());
    assertFalse(Files.exists(mark));
  }

  @Test
  void othersWriteWhileTheCatalogIsBeingFilled() {
    List<CatalogRow> files = new ArrayList<>(List.of(row("main", 1, true, ""), row("gone", 1, true, "")));
    AtomicBoolean changed = new AtomicBoolean();
    try (DataCatalog other = new DataCatalog(file, new JdkFileOperations(), warnings::add)) {
      List<CatalogRow> found = catalog.find(CatalogFilter.everything(), new KnownFiles(() -> {
        List<CatalogRow> seen = List.copyOf(files);
        if (changed.compareAndSet(false, true)) {
          // What is seen is old by now: writers change files first.
          files.set(0, row("main", 1, false, ""));
          files.set(1, row("main", 2, true, ""));
          other.apply(List.of(new CatalogChange.Upsert(row("main", 2, true, ""))));
          upsert(row("main", 2, true, ""));
        }
        return seen;
      }));
      assertEquals(List.of(row("main", 1, false, ""), row("main", 2, true, "")), found);
      assertEquals(found, other.find(CatalogFilter.everything(), KnownFiles.UNASKED));
    }
    assertEquals(List.of(), warnings);
  }

  @Test
  void manyRowsAreStoredAFewAtATime() {
    List<CatalogRow> files = IntStream.rangeClosed(1, 1000).mapToObj(number -> row("item" + number, 1, true, "")).toList();
    AtomicInteger storedAlready = new AtomicInteger();
    try (DataCatalog other = new DataCatalog(file, new JdkFileOperations(), warnings::add)) {
      List<CatalogRow> found = catalog.find(CatalogFilter.everything(), new KnownFiles(() -> {
        try (Connection connection = connect(file);
            ResultSet count = connection.createStatement().executeQuery("SELECT count(*) FROM catalog")) {
          storedAlready.accumulateAndGet(count.getInt(1), Math::max);
        } catch (SQLException e) {
          throw new AssertionError(e);
        }
        return files;
      }));
      assertEquals(1000, found.size());
      assertEquals(1000, other.find(CatalogFilter.everything(), KnownFiles.UNASKED).size());
    }
    assertEquals(800, storedAlready.get());
  }

  @Test
  void aFillingThatIsGivenUpIsDoneAtTheNextQuestion() {
    List<CatalogRow> files = IntStream.rangeClosed(1, 300).mapToObj(number -> row("item" + number, 1, true, "")).toList();
    AtomicInteger questions = new AtomicInteger();
    assertThrows(IllegalStateException.class, () -> catalog.find(CatalogFilter.everything(), new KnownFiles(() -> {
      if (questions.incrementAndGet() == 250) {
        throw new IllegalStateException("the caller has left");
      }
      return files;
    })));
    assertEquals(300, catalog.find(CatalogFilter.everything(), new KnownFiles(() -> files)).size());
    assertEquals(300, rows().size());
  }

  @Test
  void onlyItemsWhoseRowsAreWrongAreMended() {
    populate();
    upsert(row("right", 1, true, ""), row("stale", 1, true, ""), row("stale", 2, true, ""), row("gone", 1, true, ""));
    List<CatalogRow> files = List.of(row("right", 1, true, ""), row("stale", 2, false, ""), row("stale", 3, true, ""),
        row("new", 1, true, ""));
    List<String> read = new ArrayList<>();
    catalog.mend("", "@acme/probe", "m1", new CatalogFiles() {
      private final KnownFiles known = new KnownFiles(() -> files);

      @Override
      public Stream<CatalogKey> items() {
        return known.items();
      }

      @Override
      public Versions versions(CatalogKey item) {
        return known.versions(item);
      }

      @Override
      public List<CatalogRow> rows(CatalogKey item) {
        read.add(item.dataName());
        return known.rows(item);
      }

      @Override
      public void onHold() {
        throw new AssertionError("nobody else is at it");
      }
    });
    assertEquals(List.of("new", "right", "stale", "stale"), rows().stream().map(row -> row.key().dataName()).toList());
    assertEquals(List.of("gone", "new", "stale"), read.stream().sorted().toList());
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
