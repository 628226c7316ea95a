package swamp.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.CancellationSource;
import swamp.runtime.catalog.CatalogChange;
import swamp.runtime.catalog.CatalogFilter;
import swamp.runtime.catalog.CatalogKey;
import swamp.runtime.catalog.CatalogRow;
import swamp.runtime.catalog.DataCatalog;
import swamp.runtime.catalog.KnownFiles;
import swamp.runtime.data.DataRepository;
import swamp.runtime.data.Pace;
import swamp.runtime.expression.DataQuery;
import swamp.runtime.expression.ExpressionEngine;
import swamp.runtime.file.JdkFileOperations;
import swamp.runtime.script.ScriptEngine;

/** What indexes lead to is what looking at every row finds, whatever is asked and whoever has changed the catalogue meanwhile. */
class IndexedQueriesTest {
  private static final int ROUNDS = 40;
  private static final int QUERIES_PER_ROUND = 12;

  @TempDir private Path scratch;
  private ScriptEngine scripts;
  private ExpressionEngine engine;
  private DataCatalog catalog;
  private CataloguedRows catalogued;
  private DataRecords records;
  private final long seed = Long.getLong("swamp.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private int found;

  @BeforeEach
  void open() {
    scripts = new ScriptEngine();
    engine = new ExpressionEngine(scripts);
    catalog = catalog();
    DataRepository data = new DataRepository(scratch.resolve("data"), "", false, new JdkFileOperations(), catalog);
    catalogued = new CataloguedRows(catalog, data);
    records = new DataRecords(data);
  }

  @AfterEach
  void close() {
    catalog.close();
    engine.close();
    scripts.close();
  }

  private DataCatalog catalog() {
    return new DataCatalog(scratch.resolve("_catalog.db"), new JdkFileOperations(), message -> { });
  }

  private RepositoryRow seen(CatalogRow row) {
    return new RepositoryRow(records, row);
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private CatalogRow row() {
    String model = one("a", "b", "ö");
    String type = one("@t/x", "@t/y");
    String mark = one("yes", "no", "\\\"", "\uD83D\uDE00", "\uE000");
    return new CatalogRow(
        new CatalogKey("", type, "id-" + model, one("main", "log", "ma", "\uD83D\uDE00", "\uE000")), 1 + random.nextInt(6),
        "uuid-" + random.nextInt(), random.nextInt(3) > 0, model, one("state", "log", ""), one("resource", "file"),
        one("application/json", "text/plain"), "infinite", "model-method", random.nextBoolean(), random.nextInt(9),
        one("2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"),
        one("{}", "{\"mark\":\"" + mark + "\"}", "{\"a-b\":\"" + mark + "\",\"mark\":\"yes\"}", "{\"mark\":5,\"a-b\":\"yes\"}"), "o",
        one("", "run-1"), "", "", one("", "s1"), "");
  }

  private CatalogChange change() {
    CatalogRow row = row();
    return switch (random.nextInt(6)) {
      case 0 -> new CatalogChange.RemoveItem(row.key());
      case 1 -> new CatalogChange.RemoveVersions(row.key(), List.of(row.version()));
      case 2 -> new CatalogChange.MarkLatest(row.key(), row.version());
      default -> new CatalogChange.Upsert(row);
    };
  }

  private String predicate(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      return "(" + predicate(depth - 1) + one(" && ", " && ", " || ") + predicate(depth - 1) + ")";
    }
    String text = one("'a'", "'ö'", "'main'", "'yes'", "'state'", "'@t/x'", "'resource'", "'run-1'", "'\uD83D\uDE00'", "'\"'", "''");
    String place = one("modelName", "name", "specName", "dataType", "modelType", "tags.mark", "tags[\"a-b\"]", "workflowRunId", "stepName",
        "contentType", "ns", "createdAt", "tags.nothing");
    return switch (random.nextInt(12)) {
      case 0 -> text + " == " + place;
      case 1 -> place + " in [" + text + ", 'main', 'b']";
      case 2 -> "!(" + place + " == " + text + ")";
      case 3 -> one("version > 2", "isLatest", "isLatest == true", "!isLatest", "size > 4", "true", "createdAt > '2026-01-15'");
      case 4 -> "(" + place + " == " + text + " ? true : size > 3)";
      case 5 -> "has(tags.mark)";
      default -> place + " == " + text;
    };
  }

  private static List<String> texts(List<RepositoryRow> rows) {
    return rows.stream().map(row -> row.columns().toString()).toList();
  }

  private void compare(String predicate) {
    DataQuery query = DataQuery.of(engine, predicate, Optional.empty());
    List<String> indexed = texts(query.matching(catalogued.candidates(query, Pace.UNHEARD), Integer.MAX_VALUE, new CancellationSource()));
    Iterator<RepositoryRow> all = catalogued.find(CatalogFilter.everything(), Pace.UNHEARD).stream().map(this::seen).iterator();
    List<String> everything = texts(query.matching(all, Integer.MAX_VALUE, new CancellationSource()));
    assertEquals(everything, indexed, () -> "seed " + seed + ", predicate " + predicate);
    found += indexed.size();
  }

  @Test
  void indexesFindWhatLookingAtEveryRowFinds() {
    try (DataCatalog other = catalog()) {
      other.find(CatalogFilter.everything(), KnownFiles.of());
      for (int round = 0; round < ROUNDS; round++) {
        // Sometimes by the connection that is asked, sometimes by another as of another program.
        DataCatalog changed = random.nextBoolean() ? other : catalog;
        changed.apply(IntStream.range(0, 1 + random.nextInt(8)).mapToObj(i -> change()).toList());
        for (int i = 0; i < QUERIES_PER_ROUND; i++) {
          compare(predicate(2));
        }
        String value = one("yes", "no", "\uD83D\uDE00", "\"", "5");
        List<CatalogRow> tagged = catalogued.find(CatalogFilter.latest().withTag("mark", value), Pace.UNHEARD);
        assertEquals(tagged(value), tagged, () -> "seed " + seed + ", tag " + value);
      }
    }
    assertTrue(found > ROUNDS, () -> found + " rows found: that compares too little");
  }

  private List<CatalogRow> tagged(String value) {
    return catalogued.find(CatalogFilter.everything(), Pace.UNHEARD).stream().filter(CatalogRow::latest)
        .filter(row -> value.equals(seen(row).columns().path("tags").path("mark").textValue())).toList();
  }
}
