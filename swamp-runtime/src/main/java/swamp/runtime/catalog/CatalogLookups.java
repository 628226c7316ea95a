package swamp.runtime.catalog;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import swamp.runtime.catalog.CatalogFilter.Column;
import swamp.runtime.catalog.SqliteDatabase.Session;

/** The SQL that finds rows of the catalog; see {@link CatalogWay}. */
final class CatalogLookups {
  static final String COLUMNS = "namespace, type_normalized, model_id, data_name, id, version, is_latest, "
      + "model_name, spec_name, data_type, content_type, lifetime, owner_type, streaming, size, created_at, "
      + "tags, owner_ref, workflow_run_id, workflow_name, job_name, step_name, source";
  static final int COLUMN_COUNT = 23;

  private static final String ORDER = " ORDER BY model_name, type_normalized, model_id, data_name, version";

  /** The order of {@link #ORDER}: SQLite compares texts as their bytes in UTF-8, which is the order of code points. */
  private static final Comparator<String> TEXT = (left, right) -> {
    for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
      if (left.charAt(i) != right.charAt(i)) {
        return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
      }
    }
    return Integer.compare(left.length(), right.length());
  };
  static final Comparator<CatalogRow> IN_ORDER = Comparator.comparing(CatalogRow::modelName, TEXT)
      .thenComparing(row -> row.key().type(), TEXT)
      .thenComparing(row -> row.key().modelId(), TEXT)
      .thenComparing(row -> row.key().dataName(), TEXT)
      .thenComparingInt(CatalogRow::version)
      .thenComparing(row -> row.key().namespace(), TEXT);

  private CatalogLookups() {}

  // A half of a surrogate pair stands for a code point above all that fit into one character.
  private static int rank(char character) {
    return Character.isSurrogate(character) ? Character.MAX_VALUE + character : character;
  }

  /** The matching rows in order. */
  static List<CatalogRow> find(Session session, CatalogFilter filter, LatestIndex index) throws SQLException {
    if (CatalogWay.of(filter) == CatalogWay.KNOWN_ITEMS) {
      Optional<List<CatalogKey>> items = index.items(session, filter);
      if (items.isPresent()) {
        return ofItems(session, filter, items.get());
      }
    }
    return rows(session, filter, sql(filter));
  }

  private static List<CatalogRow> ofItems(Session session, CatalogFilter filter, List<CatalogKey> items) throws SQLException {
    List<CatalogRow> found = new ArrayList<>();
    for (CatalogKey item : items) {
      CatalogFilter one = filter.with(Column.NAMESPACE, item.namespace()).with(Column.TYPE, item.type())
          .with(Column.MODEL_ID, item.modelId()).with(Column.DATA_NAME, item.dataName());
      rows(session, one, sql(one)).stream().filter(filter::matches).forEach(found::add);
    }
    found.sort(IN_ORDER);
    return found;
  }

  private static List<CatalogRow> rows(Session session, CatalogFilter filter, String sql) throws SQLException {
    PreparedStatement statement = session.prepare(sql);
    int parameter = 0;
    for (Column column : Column.values()) {
      String value = filter.columns().get(column);
      if (value != null) {
        statement.setString(++parameter, value);
      }
    }
    List<CatalogRow> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        CatalogRow row = row(rows);
        if (filter.matches(row)) {
          found.add(row);
        }
      }
    }
    return found;
  }

  /** The statement for a filter; its parameters are the values of the filter's columns in the order of {@link Column}. */
  static String sql(CatalogFilter filter) {
    List<Column> leading = CatalogWay.leading(filter);
    return CatalogWay.of(filter) == CatalogWay.ITEMS_OF_MODEL && !filter.names(List.of(Column.DATA_NAME))
        ? itemByItem(filter, leading) : direct(filter, leading);
  }

  private static String direct(CatalogFilter filter, List<Column> leading) {
    return "SELECT " + COLUMNS + " FROM catalog WHERE " + conditions(filter, leading, "1 = 1") + ORDER;
  }

  /** Goes from one name of an item to the next, so that the versions between them are passed by. */
  private static String itemByItem(CatalogFilter filter, List<Column> leading) {
    String ofModel = leading.stream().map(column -> column.sqlName() + " = " + parameter(filter, column))
        .collect(Collectors.joining(" AND "));
    return "WITH RECURSIVE item(name) AS (SELECT min(data_name) FROM catalog WHERE " + ofModel
        + " UNION ALL SELECT (SELECT min(data_name) FROM catalog WHERE " + ofModel + " AND data_name > item.name)"
        + " FROM item WHERE item.name IS NOT NULL)"
        + " SELECT " + COLUMNS + " FROM item CROSS JOIN catalog WHERE "
        + conditions(filter, leading, "data_name = item.name") + ORDER;
  }

  /** The sign + keeps a column out of the choice of an index: it would lead to all versions of all items. */
  private static String conditions(CatalogFilter filter, List<Column> leading, String first) {
    StringBuilder sql = new StringBuilder(first);
    for (Column column : Column.values()) {
      if (filter.columns().containsKey(column)) {
        sql.append(" AND ").append(leading.contains(column) ? "" : "+").append(column.sqlName()).append(" = ")
            .append(parameter(filter, column));
      }
    }
    return sql.append(filter.latestOnly() ? " AND is_latest = 1" : "").toString();
  }

  private static String parameter(CatalogFilter filter, Column column) {
    long earlier = filter.columns().keySet().stream().filter(other -> other.compareTo(column) < 0).count();
    return "?" + (earlier + 1);
  }

  /** The first model name in order after this one; an index answers, however many rows there are. */
  static Optional<String> nextModelName(Session session, Optional<String> previous) throws SQLException {
    PreparedStatement statement = session.prepare(
        "SELECT min(model_name) FROM catalog" + (previous.isPresent() ? " WHERE model_name > ?" : ""));
    if (previous.isPresent()) {
      statement.setString(1, previous.get());
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** Reads a row whose columns are {@link #COLUMNS}. */
  static CatalogRow row(ResultSet rows) throws SQLException {
    int column = 4;
    CatalogKey key = new CatalogKey(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(column));
    String id = rows.getString(++column);
    int version = rows.getInt(++column);
    boolean latest = rows.getInt(++column) != 0;
    return new CatalogRow(
        key,
        version,
        id,
        latest,
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getInt(++column) != 0,
        rows.getLong(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column),
        rows.getString(++column));
  }
}
