package swamp.runtime.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.catalog.SqliteDatabase.Session;
import swamp.runtime.file.JdkFileOperations;

/**
 * What lookups cost, counted in steps of SQLite's machine and not in time: neither other models nor older versions cost anything.
 */
class CatalogCostTest {
  private static final int MODELS = 400;
  private static final int VERSIONS = 100;
  private static final double LIMIT = 1.2;

  /** The lookups that expressions name models, items, specs and tags by. */
  private static final Map<String, CatalogFilter> LOOKUPS = new LinkedHashMap<>();

  static {
    CatalogFilter latest = CatalogFilter.latest();
    CatalogFilter ofKey = latest.with(Column.NAMESPACE, "").with(Column.TYPE, "@acme/probe").with(Column.MODEL_ID, "id-0");
    LOOKUPS.put("data.findBySpec, readModelData with a spec", ofKey.ofSpecName("state"));
    LOOKUPS.put("readModelData", ofKey);
    LOOKUPS.put("the latest row of an item", ofKey.ofDataName("main"));
    LOOKUPS.put("modelName ==", latest.ofModelName("m0"));
    LOOKUPS.put("modelName == and specName ==", latest.ofModelName("m0").ofSpecName("state"));
    LOOKUPS.put("modelName == and ns ==", latest.ofModelName("m0").with(Column.NAMESPACE, ""));
    LOOKUPS.put("modelName == and name ==", latest.ofModelName("m0").ofDataName("main"));
    LOOKUPS.put("data.findByTag", latest.withTag("mark", "yes"));
    LOOKUPS.put("tags and modelType ==", latest.withTag("mark", "yes").with(Column.TYPE, "@acme/probe"));
    LOOKUPS.put("specName ==", latest.ofSpecName("rare"));
    LOOKUPS.put("name ==", latest.ofDataName("rare"));
    LOOKUPS.put("dataType ==", latest.with(Column.DATA_TYPE, "rare"));
  }

  @TempDir Path root;

  private static CatalogRow row(int model, String name, int version, boolean latest, String spec, String tags) {
    return new CatalogRow(new CatalogKey("", "@acme/probe", "id-" + model, name), version, name + version, latest, "m" + model, spec,
        spec.equals("rare") ? "rare" : "resource", "application/json", "infinite", "model-method", false, 7,
        "2026-11-22T11:03:55.270Z", tags, "o", "run-" + version, "", "", "", "");
  }

  /** As much as there is, with the same marked items. */
  private static Stream<CatalogRow> rows(int models, int versions) {
    List<CatalogRow> rows = new ArrayList<>();
    for (int model = 0; model < models; model++) {
      for (int version = 1; version <= versions; version++) {
        rows.add(row(model, "main", version, version == versions, "state",
            model == 0 ? "{\"type\":\"resource\",\"mark\":\"yes\"}" : "{\"type\":\"resource\"}"));
        rows.add(row(model, "other", version, version == versions, "log", "{\"type\":\"resource\",\"of\":\"m" + model + "\"}"));
      }
    }
    rows.add(row(0, "rare", 1, true, "rare", "{}"));
    return rows.stream();
  }

  /** What each lookup costs in a catalog of that size, when it is warm. */
  private Map<String, Long> steps(int models, int versions) throws SQLException {
    Map<String, Long> steps = new LinkedHashMap<>();
    try (SqliteDatabase database = new SqliteDatabase(root.resolve(models + ".db"), new JdkFileOperations(), CatalogSchema::prepare)) {
      database.write(session -> {
        for (CatalogRow row : (Iterable<CatalogRow>) rows(models, versions)::iterator) {
          CatalogStatements.upsert(session, row);
        }
        return true;
      });
      database.read(session -> {
        LatestIndex index = new LatestIndex();
        for (Map.Entry<String, CatalogFilter> lookup : LOOKUPS.entrySet()) {
          List<CatalogRow> found = CatalogLookups.find(session, lookup.getValue(), index);
          assertFalse(found.isEmpty(), lookup.getKey());
          assertTrue(found.stream().allMatch(row -> row.modelName().equals("m0")), lookup.getKey());
          steps.put(lookup.getKey(), count(session, lookup.getValue(), index));
        }
        return true;
      });
    }
    return steps;
  }

  private static long count(Session session, CatalogFilter filter, LatestIndex index) throws SQLException {
    long[] steps = {0};
    Connection connection = session.prepare("PRAGMA data_version").getConnection();
    ProgressHandler.setHandler(connection, 1, new ProgressHandler() {
      @Override
      protected int progress() {
        steps[0]++;
        return 0;
      }
    });
    try {
      CatalogLookups.find(session, filter, index);
    } finally {
      ProgressHandler.clearHandler(connection);
    }
    return steps[0];
  }

  @Test
  void aLookupCostsTheSameHoweverManyModelsAndVersionsThereAre() throws SQLException {
    Map<String, Long> few = steps(1, 1);
    Map<String, Long> many = steps(MODELS, VERSIONS);

    many.forEach((lookup, steps) -> {
      long alone = few.getOrDefault(lookup, 0L);
      assertTrue(alone > 0 && steps <= alone * LIMIT, () -> lookup + ": " + steps + " steps, with a single version " + alone);
    });
  }

  @Test
  void whatIsKnownOfItemsFollowsOwnWritesAndIsNotMadeAnewForThemOrTheEmptyingOfTheLog() throws SQLException {
    CatalogFilter tagged = CatalogFilter.latest().withTag("mark", "new");
    LatestIndex index = new LatestIndex();
    try (SqliteDatabase database = new SqliteDatabase(
        root.resolve("followed.db"), new JdkFileOperations(), CatalogSchema::prepare, Runnable::run)) {
      database.write(session -> {
        for (CatalogRow row : (Iterable<CatalogRow>) rows(50, 2)::iterator) {
          CatalogStatements.upsert(session, row);
        }
        return true;
      });
      assertEquals(List.of(), database.read(session -> CatalogLookups.find(session, tagged, index)));
      for (int version = 10; version < 200; version++) {
        CatalogChange change = new CatalogChange.Upsert(row(7, "main", version, true, "state", "{\"mark\":\"new\"}"));
        database.write(session -> {
          CatalogStatements.apply(session, change);
          index.follow(session, change);
          return true;
        });
        int written = version;
        database.read(session -> {
          assertEquals(List.of(written), CatalogLookups.find(session, tagged, index).stream().map(CatalogRow::version).toList());
          assertTrue(count(session, tagged, index) < 200, "all latest rows were gone through");
          return true;
        });
      }
    }
  }

  private static List<String> plan(Connection connection, String sql) throws SQLException {
    List<String> plan = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        plan.add(rows.getString("detail"));
      }
    }
    return plan;
  }

  private static void checkPlans(Connection connection) throws SQLException {
    for (Map.Entry<String, CatalogFilter> lookup : LOOKUPS.entrySet()) {
      CatalogFilter filter = lookup.getValue();
      if (CatalogWay.of(filter) != CatalogWay.KNOWN_ITEMS) {
        checkPlan(lookup.getKey(), plan(connection, CatalogLookups.sql(filter)));
      }
    }
    checkPlan("all latest rows", plan(connection, LatestIndex.statement()));
    checkPlan("all rows of a model", plan(connection, CatalogLookups.sql(CatalogFilter.everything().ofModelName("m0"))));
    checkPlan("a workflow run", plan(connection, CatalogLookups.sql(
        CatalogFilter.everything().with(Column.WORKFLOW_RUN_ID, "run-1").with(Column.NAMESPACE, ""))));
  }

  private static void checkPlan(String lookup, List<String> plan) {
    assertTrue(plan.stream().anyMatch(step -> step.startsWith("SEARCH ") && step.contains(" USING ")), () -> lookup + " " + plan);
    for (String step : plan) {
      assertFalse(step.contains("idx_namespace"), () -> lookup + " goes through all rows of a namespace: " + plan);
      // The smallest key of all is found by the first step into an index.
      boolean goesThroughAll = step.startsWith("SCAN ") && !step.startsWith("SCAN item") && !step.equals("SCAN CONSTANT ROW")
          && !step.equals("SCAN catalog USING COVERING INDEX idx_catalog_is_latest");
      assertFalse(goesThroughAll, () -> lookup + " goes through all rows: " + plan);
    }
  }

  @Test
  void everyLookupIsPlannedByAnIndexAlsoWithStatisticsOfTheTables() throws Exception {
    Path file = root.resolve("plans.db");
    try (DataCatalog catalog = new DataCatalog(file, new JdkFileOperations(), message -> { })) {
      assertEquals(1, catalog.find(CatalogFilter.latest().ofDataName("rare"), KnownFiles.of(rows(50, 20).toArray(CatalogRow[]::new))).size());
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      checkPlans(connection);
      connection.createStatement().execute("ANALYZE");
      checkPlans(connection);
    }
  }
}
