package swamp.runtime.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Databases of the existing program, as texts of SQL. */
public final class SqlDump {
  private SqlDump() {}

  /** Carries out what the file says. */
  public static void load(Path dump, Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : Files.readString(dump).split(";\n")) {
        if (!sql.isBlank() && !sql.startsWith("BEGIN") && !sql.startsWith("COMMIT")) {
          statement.executeUpdate(sql);
        }
      }
    }
  }

  /** What a query finds in the database that a dump describes, a text for each row. */
  public static List<String> queryDump(Path dump, String query) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      load(dump, connection);
      return query(connection, query);
    }
  }

  /** What a query finds in a database, a text for each row. */
  public static List<String> queryFile(Path database, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      return query(connection, query);
    }
  }

  private static List<String> query(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          values.add(found.getString(column));
        }
        rows.add(values.toString());
      }
      return rows;
    }
  }
}
