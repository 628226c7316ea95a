package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;

/**
 * A predicate over rows of data and what is selected from the rows that it holds for (expressions §6.7). A row for which
 * predicate or selection fail is left out. Immutable and thread-safe.
 */
public final class DataQuery {
  private static final int BATCH = 64;

  private final ExpressionEngine engine;
  private final String predicate;
  private final String select;
  private final Plan plan;

  private record Plan(boolean latestOnly, List<Requirement> alternatives, Set<String> mentioned) {}

  /**
   * Values that a row must have.
   *
   * @param columns by the name of the variable
   * @param tags by the name of the tag
   */
  public record Requirement(Map<String, String> columns, Map<String, String> tags) {
    public Requirement {
      columns = Map.copyOf(columns);
      tags = Map.copyOf(tags);
    }

    private static Requirement of(JsonNode plan) {
      return new Requirement(texts(plan.path("columns")), texts(plan.path("tags")));
    }

    private static Map<String, String> texts(JsonNode object) {
      Map<String, String> texts = new LinkedHashMap<>();
      object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
      return texts;
    }
  }

  private DataQuery(ExpressionEngine engine, String predicate, String select, Plan plan) {
    this.engine = engine;
    this.predicate = predicate;
    this.select = select;
    this.plan = plan;
  }

  /**
   * Checks a query.
   *
   * @param select an expression, such as the name of a column
   * @throws SwampException with {@link ErrorCode#EXPRESSION_FAILED} when it is malformed or names an unknown variable; the
   *     message is the engine's, without prefix
   */
  public static DataQuery of(ExpressionEngine engine, String predicate, Optional<String> select) {
    String selection = select.orElse("");
    try (HeldContext held = new HeldContext(engine.contexts(), Cancellations.NEVER)) {
      JsonNode plan = begin(held.context(), new Batch(), predicate, selection);
      List<Requirement> alternatives = new ArrayList<>();
      plan.path("alternatives").forEach(alternative -> alternatives.add(Requirement.of(alternative)));
      Set<String> mentioned = new LinkedHashSet<>();
      plan.path("mentioned").forEach(name -> mentioned.add(name.asText()));
      return new DataQuery(engine, predicate, selection, new Plan(plan.path("latestOnly").asBoolean(),
          List.copyOf(alternatives), Collections.unmodifiableSet(mentioned)));
    }
  }

  private static JsonNode begin(CelContext context, Batch batch, String predicate, String select) {
    context.begin(batch::answer, "", false);
    return answer(context.call("beginQuery", predicate, select));
  }

  private static JsonNode answer(String answer) {
    if (answer.startsWith("=")) {
      return JsonText.parse(answer.substring(1));
    }
    throw new SwampException(ErrorCode.EXPRESSION_FAILED, answer.substring(1)).withoutShownCode();
  }

  /**
   * Whether only latest versions can match, because the predicate mentions neither {@code version} nor {@code isLatest}, or
   * demands {@code isLatest}.
   */
  public boolean latestOnly() {
    return plan.latestOnly();
  }

  /**
   * A row that matches fulfils one of these, so that an index can be used; the predicate is checked on each row nevertheless.
   * Without any no row can match; one that requires nothing lets every row through.
   */
  public List<Requirement> alternatives() {
    return plan.alternatives();
  }

  /** The columns that predicate and selection may read. */
  public Set<String> mentionedColumns() {
    return plan.mentioned();
  }

  /** The rows that the predicate holds for, in their order, at most {@code limit}. */
  public <R extends DataRow> List<R> matching(Iterator<R> rows, int limit, Cancellation cancellation) {
    List<R> found = new ArrayList<>();
    run(rows, limit, cancellation, (row, value) -> found.add(row));
    return found;
  }

  /** What is selected from the rows that the predicate holds for, in their order, at most {@code limit}. */
  public List<JsonNode> selected(Iterator<? extends DataRow> rows, int limit, Cancellation cancellation) {
    if (select.isEmpty()) {
      throw new IllegalStateException("the query selects nothing");
    }
    List<JsonNode> found = new ArrayList<>();
    run(rows, limit, cancellation, (row, value) -> found.add(value.path(0)));
    return found;
  }

  private interface Found<R> {
    void add(R row, JsonNode value);
  }

  private <R extends DataRow> void run(Iterator<R> rows, int limit, Cancellation cancellation, Found<R> found) {
    try (HeldContext held = new HeldContext(engine.contexts(), cancellation)) {
      Batch batch = new Batch();
      begin(held.context(), batch, predicate, select);
      int left = limit;
      while (left > 0 && rows.hasNext()) {
        List<R> next = nextOf(rows);
        batch.rows = next;
        JsonNode answers = answer(held.context().call("queryRows", columns(next)));
        for (int i = 0; i < next.size() && left > 0; i++) {
          if (answers.path(i).isArray()) {
            found.add(next.get(i), answers.path(i));
            left--;
          }
        }
      }
    }
  }

  private <R extends DataRow> List<R> nextOf(Iterator<R> rows) {
    List<R> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH && rows.hasNext()) {
      R row = rows.next();
      if (!plan.latestOnly() || row.columns().path("isLatest").asBoolean()) {
        batch.add(row);
      }
    }
    return batch;
  }

  private static String columns(List<? extends DataRow> rows) {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode(rows.size());
    rows.forEach(row -> columns.add(row.columns()));
    return JsonText.compact(columns);
  }

  /** Answers for the rows that are being looked at. */
  private static final class Batch {
    private List<? extends DataRow> rows = List.of();

    private String answer(String name, String argumentsJson) {
      JsonNode arguments = JsonText.parse(argumentsJson);
      DataRow row = rows.get(arguments.path(0).asInt());
      return JsonText.compact(arguments.path(1).asText().equals("content") ? row.content() : row.attributes());
    }
  }
}
