package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite database that an extension holds open. Values travel as JSON: text, numbers and null as such, integers that
 * a double cannot hold as {@code {"i": "digits"}}, blobs as {@code {"b": "base64"}}. Used on the run's owner thread.
 */
final class SqliteHandle implements AutoCloseable {
  private static final long LARGEST_EXACT = (1L << 53) - 1;

  private final Connection connection;

  private SqliteHandle(Connection connection) {
    this.connection = connection;
  }

  static SqliteHandle file(Path path, boolean readOnly, boolean foreignKeys) throws SQLException {
    return open("jdbc:sqlite:" + path, readOnly, foreignKeys);
  }

  static SqliteHandle inMemory(boolean foreignKeys) throws SQLException {
    return open("jdbc:sqlite::memory:", false, foreignKeys);
  }

  private static SqliteHandle open(String url, boolean readOnly, boolean foreignKeys) throws SQLException {
    SQLiteConfig configuration = new SQLiteConfig();
    configuration.setReadOnly(readOnly);
    configuration.enforceForeignKeys(foreignKeys);
    return new SqliteHandle(configuration.createConnection(url));
  }

  /** Runs any number of statements. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** What a statement returns and takes: {columns: [name], parameters: count}. */
  ObjectNode describe(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ObjectNode facts = JsonNodeFactory.instance.objectNode()
          .put("parameters", statement.getParameterMetaData().getParameterCount());
      facts.set("columns", columns(statement.getMetaData()));
      return facts;
    }
  }

  private static ArrayNode columns(ResultSetMetaData facts) {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    try {
      for (int i = 1; i <= facts.getColumnCount(); i++) {
        columns.add(facts.getColumnLabel(i));
      }
    } catch (SQLException e) {
      // The driver refuses to count the columns of a statement that has none.
    }
    return columns;
  }

  /** The rows of a query as arrays, all or only the first. */
  ArrayNode query(String sql, JsonNode parameters, boolean onlyFirst) throws SQLException {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      if (statement.execute()) {
        try (ResultSet results = statement.getResultSet()) {
          int count = results.getMetaData().getColumnCount();
          while (results.next()) {
            ArrayNode row = rows.addArray();
            for (int i = 1; i <= count; i++) {
              add(row, results.getObject(i));
            }
            if (onlyFirst) {
              break;
            }
          }
        }
      }
    }
    return rows;
  }

  /** Runs one statement to its end: {changes, row: the last inserted row's id}. */
  ObjectNode run(String sql, JsonNode parameters) throws SQLException {
    long before = number("SELECT total_changes()");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.execute();
    }
    return JsonNodeFactory.instance.objectNode()
        .put("changes", number("SELECT total_changes()") - before)
        .put("row", Long.toString(number("SELECT last_insert_rowid()")));
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  private static void bind(PreparedStatement statement, JsonNode parameters) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      JsonNode value = parameters.get(i);
      if (value.isNull()) {
        statement.setObject(i + 1, null);
      } else if (value.has("i")) {
        statement.setLong(i + 1, Long.parseLong(value.path("i").asText()));
      } else if (value.has("b")) {
        statement.setBytes(i + 1, Base64.getDecoder().decode(value.path("b").asText()));
      } else if (value.isNumber()) {
        statement.setDouble(i + 1, value.asDouble());
      } else {
        statement.setString(i + 1, value.asText());
      }
    }
  }

  private static void add(ArrayNode row, @Nullable Object value) {
    switch (value) {
      case null -> row.addNull();
      case byte[] bytes -> row.addObject().put("b", Base64.getEncoder().encodeToString(bytes));
      case Long number when Math.abs(number) > LARGEST_EXACT -> row.addObject().put("i", number.toString());
      case Long number -> row.add(number);
      case Integer number -> row.add(number);
      case Double number -> row.add(number);
      case Object text -> row.add(text.toString());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
