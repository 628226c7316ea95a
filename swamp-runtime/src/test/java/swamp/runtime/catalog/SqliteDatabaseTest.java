package swamp.runtime.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.runtime.file.JdkFileOperations;

class SqliteDatabaseTest {
  @TempDir Path root;
  private final List<Runnable> background = new ArrayList<>();

  private SqliteDatabase database(Path file) {
    return new SqliteDatabase(
        file,
        new JdkFileOperations(),
        session -> session.execute("CREATE TABLE IF NOT EXISTS numbers (n INTEGER)"),
        background::add);
  }

  private static void insert(SqliteDatabase database, int number) throws SQLException {
    database.write(session -> {
      var statement = session.prepare("INSERT INTO numbers VALUES (?)");
      statement.setInt(1, number);
      return statement.executeUpdate();
    });
  }

  private static int count(SqliteDatabase database) throws SQLException {
    return database.read(session -> {
      try (ResultSet rows = session.prepare("SELECT count(*) FROM numbers").executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    });
  }

  @Test
  void theLogIsMovedIntoTheFileInTheBackgroundOnly() throws Exception {
    Path file = root.resolve("x.db");
    try (SqliteDatabase database = database(file)) {
      for (int i = 0; i < 63; i++) {
        insert(database, i);
      }
      assertEquals(0, background.size());
      insert(database, 63);
      insert(database, 64);
      assertEquals(1, background.size());
      long before = Files.size(file);
      background.getFirst().run();
      assertTrue(Files.size(file) > before);
      for (int i = 65; i < 128; i++) {
        insert(database, i);
      }
      assertEquals(2, background.size());
      assertEquals(128, count(database));
    }
  }

  @Test
  void workThatFailsLeavesNothing() throws Exception {
    try (SqliteDatabase database = database(root.resolve("x.db"))) {
      insert(database, 1);
      assertThrows(SQLException.class, () -> database.write(session -> {
        session.execute("INSERT INTO numbers VALUES (2)");
        throw new SQLException("no");
      }));
      assertThrows(IllegalStateException.class, () -> database.write(session -> {
        session.execute("INSERT INTO numbers VALUES (3)");
        throw new IllegalStateException("no");
      }));
      assertEquals(1, count(database));
      insert(database, 4);
      assertEquals(2, count(database));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ünï", "a?b=c", "a#b", "a%20b", "a:b", "a&b", "'quoted'"})
  void anyDirectoryNameWorks(String name) throws Exception {
    Path file = root.resolve(name).resolve("x.db");
    try (SqliteDatabase database = database(file)) {
      insert(database, 1);
      assertEquals(1, count(database));
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void aClosedDatabaseOpensAgain() throws Exception {
    SqliteDatabase database = database(root.resolve("x.db"));
    insert(database, 1);
    database.close();
    insert(database, 2);
    assertEquals(2, count(database));
    database.close();
  }
}
