package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.repository.SharedFolder;
import swamp.runtime.script.ScriptEngine;

/** Predicates and selections (expressions §6.7). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataQueryTest {
  private ScriptEngine scripts;
  private ExpressionEngine engine;

  @BeforeAll
  void open() {
    scripts = new ScriptEngine();
    engine = new ExpressionEngine(scripts);
  }

  @AfterAll
  void close() {
    engine.close();
    scripts.close();
  }

  private static final class Row implements DataRow {
    private final ObjectNode columns = JsonText.object();
    private final JsonNode attributes;
    private int reads;

    private Row(String model, String name, int version, boolean latest, String attributesJson) {
      columns.put("id", "id").put("name", name).put("version", version).put("isLatest", latest).put("namespace", "")
          .put("modelName", model).put("specName", "utterance").put("dataType", "resource").put("modelId", "m-id");
      columns.set("tags", JsonText.object().put("env", name));
      attributes = JsonText.parse(attributesJson);
    }

    @Override
    public ObjectNode columns() {
      return columns;
    }

    @Override
    public JsonNode attributes() {
      reads++;
      return attributes;
    }

    @Override
    public JsonNode content() {
      reads++;
      return attributes;
    }
  }

  private static List<Row> rows() {
    return List.of(
        new Row("speak", "partial", 2, true, "{\"text\": \"x\"}"),
        new Row("speak", "result", 21, false, "{\"text\": \"old\", \"chars\": 3}"),
        new Row("speak", "result", 22, true, "{\"text\": \"norep\", \"chars\": 5}"),
        new Row("other", "result", 1, true, "{\"chars\": 5}"));
  }

  private DataQuery query(String predicate) {
    return DataQuery.of(engine, predicate, Optional.empty());
  }

  private String found(String predicate) {
    List<Row> found = query(predicate).matching(rows().iterator(), 100, Cancellations.NEVER);
    return String.join(" ", found.stream()
        .map(row -> row.columns.get("modelName").asText() + "/" + row.columns.get("name").asText() + "@" + row.columns.get("version"))
        .toList());
  }

  private String selected(String predicate, String select) {
    DataQuery query = DataQuery.of(engine, predicate, Optional.of(select));
    return query.selected(rows().iterator(), 100, Cancellations.NEVER).stream().map(JsonText::compact).toList().toString();
  }

  @Test
  void onlyLatestRowsAreFoundUnlessThePredicateSpeaksOfVersions() {
    assertEquals("speak/partial@2 speak/result@22", found("modelName == 'speak'"));
    assertEquals("speak/result@21 speak/result@22", found("modelName == 'speak' && version > 2"));
    assertEquals("speak/result@21", found("!isLatest"));
    assertEquals("", found("name == 'version'"));
    assertEquals("", found("has(attributes.version)"));
  }

  @Test
  void aRowWhoseEvaluationFailsIsLeftOut() {
    assertEquals("speak/result@22 other/result@1", found("attributes.chars == 5"));
    assertEquals("[5]", selected("modelName == 'speak'", "attributes.chars"));
  }

  @Test
  void whatIsSelectedMayBeAColumnOrAnExpression() {
    assertEquals("[2, 22]", selected("modelName == 'speak'", "version"));
    assertEquals("[{\"t\":\"x\",\"v\":2}, {\"t\":\"norep\",\"v\":22}]",
        selected("modelName == 'speak'", "{\"t\": attributes.text, \"v\": version}"));
    assertEquals("[\"partial\"]", selected("tags.env == 'partial' && ns == ''", "name"));
    assertEquals("[null]", selected("name == 'partial'", "attributes.?nothing"));
  }

  @Test
  void onlyTrueCounts() {
    assertEquals("", found("name"));
    assertEquals("speak/partial@2 speak/result@22 other/result@1", found("true"));
  }

  @Test
  void anUnknownVariableIsAnError() {
    for (String predicate : List.of("zz == 1", "modelId == 'x'", "inputs.x == 1", "name == 'a' || zz")) {
      SwampException e = assertThrows(SwampException.class, () -> query(predicate), predicate);
      assertEquals(ErrorCode.EXPRESSION_FAILED, e.code());
      assertTrue(e.text().startsWith("Unknown variable: "), e.text());
    }
    assertThrows(SwampException.class, () -> DataQuery.of(engine, "true", Optional.of("modelId")));
  }

  @Test
  void aMalformedPredicateIsReportedAsByTheExistingProgram() {
    String expected = JsonText.parse(SharedFolder.answer("155-data-query-bad-json", "stderr", Path.of("/")))
        .get("error").textValue();

    SwampException e = assertThrows(SwampException.class, () -> query("modelName =="));

    assertEquals(expected, e.text());
    assertFalse(e.codeShown());
  }

  @Test
  void aQuerySaysWhatAnIndexCanUse() {
    DataQuery query = query("modelName == \"speak\" && 'utterance' == specName && size(name) > 2 && attributes.x == 'y'");

    assertEquals(List.of(requirement(Map.of("modelName", "speak", "specName", "utterance"))), query.alternatives());
    assertEquals(Set.of("modelName", "specName", "name", "attributes"), query.mentionedColumns());
    assertTrue(query.latestOnly());
    assertEquals(List.of(requirement(Map.of("modelName", "a")), requirement(Map.of("name", "b"))),
        query("modelName == 'a' || name == 'b'").alternatives());
    assertEquals(List.of(requirement(Map.of("name", "a")), requirement(Map.of("name", "b"))),
        query("name in ['a', 'b'] && version > 1").alternatives());
    assertEquals(List.of(new DataQuery.Requirement(Map.of("name", "a"), Map.of("env", "x", "a-b", "y"))),
        query("tags.env == 'x' && ('y' == tags['a-b'] && name == 'a')").alternatives());
  }

  @Test
  void whatContradictsItselfNeedsNoRow() {
    assertEquals(List.of(), query("name == 'a' && name == 'b'").alternatives());
    assertEquals(List.of(requirement(Map.of("name", "b"))), query("name in ['a', 'b'] && name in ['b', 'c']").alternatives());
  }

  @Test
  void whatMayBeTrueOfAnyRowRequiresNothing() {
    for (String predicate : List.of("name == 'a' || size > 3", "!(name == 'a')", "name == 'a' ? true : false", "name.startsWith('a')",
        "name == modelName", "[name].exists(n, n == 'a')", "name in [modelName]", "cel.bind(name, 'a', name == 'a')",
        "tags.?env.orValue('x') == 'x'")) {
      assertEquals(List.of(requirement(Map.of())), query(predicate).alternatives(), predicate);
    }
  }

  @Test
  void aPredicateThatDemandsTheLatestNeedsNoOthers() {
    assertTrue(query("isLatest && modelName == 'a'").latestOnly());
    assertTrue(query("modelName == 'a' && (true == isLatest)").latestOnly());
    for (String predicate : List.of("!isLatest", "isLatest || name == 'a'", "isLatest == false", "isLatest != true", "version == 2")) {
      assertFalse(query(predicate).latestOnly(), predicate);
    }
  }

  private static DataQuery.Requirement requirement(Map<String, String> columns) {
    return new DataQuery.Requirement(columns, Map.of());
  }

  @Test
  void contentIsReadOnlyForRowsThatNeedIt() {
    List<Row> rows = rows();

    query("modelName == 'speak' && attributes.chars > 3").matching(rows.iterator(), 100, Cancellations.NEVER);

    assertEquals(List.of(1, 0, 1, 0), rows.stream().map(row -> row.reads).toList());
  }

  @Test
  void manyRowsAreLookedAtInOrderUpToTheLimit() {
    List<Row> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(new Row("m", "n" + i, i, i % 2 == 0, "{\"i\": " + i + "}"));
    }

    List<Row> found = query("attributes.i >= 100").matching(many.iterator(), 200, Cancellations.NEVER);

    assertEquals(200, found.size());
    assertEquals("n100", found.getFirst().columns.get("name").asText());
    assertEquals("n498", found.getLast().columns.get("name").asText());
  }

  @Test
  void aDefectOfARowIsNotTakenForAMismatch() {
    DataRow broken = new DataRow() {
      @Override
      public ObjectNode columns() {
        return JsonText.object().put("isLatest", true);
      }

      @Override
      public JsonNode attributes() {
        throw new IllegalStateException("a defect");
      }

      @Override
      public JsonNode content() {
        return attributes();
      }
    };

    assertThrows(IllegalStateException.class,
        () -> query("attributes.x == 1").matching(List.of(broken).iterator(), 10, Cancellations.NEVER));
  }
}
