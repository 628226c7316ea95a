package swamp.runtime.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import swamp.runtime.file.FileOperations;

/**
 * One SQLite file with one kept connection, opened at the first use. WAL with {@code synchronous=NORMAL}: a commit costs a
 * write to the log and no fsync. Thread-safe; callers queue. When the file was removed or replaced under the connection,
 * which other programs do to have it rebuilt, the next use opens the file that is there.
 */
final class SqliteDatabase implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLISECONDS = 2000;

  private final Path file;
  private final FileOperations files;
  private final Schema schema;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session open;

  SqliteDatabase(Path file, FileOperations files, Schema schema) {
    this.file = file;
    this.files = files;
    this.schema = schema;
  }

  /** Makes the tables of a new file, and of one with another schema version. Runs inside a transaction. */
  @FunctionalInterface
  interface Schema {
    void prepare(Session session) throws SQLException;
  }

  /** Work on the connection. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException;
  }

  /** The file. */
  Path file() {
    return file;
  }

  /** Does the work in one transaction that has the write lock from its start, so that it cannot fail half-way. */
  <T extends @Nullable Object> T write(Work<T> work) throws SQLException {
    lock.lock();
    try {
      return transaction(session(), work);
    } finally {
      lock.unlock();
    }
  }

  /** Does reading work. */
  <T extends @Nullable Object> T read(Work<T> work) throws SQLException {
    lock.lock();
    try {
      return work.run(session());
    } finally {
      lock.unlock();
    }
  }

  /** Closes the connection and removes the file and its logs, for a file that is damaged. */
  void discard() throws IOException {
    lock.lock();
    try {
      close();
      for (String suffix : new String[] {"-wal", "-shm", ""}) {
        files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Session session = open;
      open = null;
      if (session != null) {
        session.connection.close();
      }
    } catch (SQLException e) {
      // A connection that cannot be closed cannot be used either; the file is judged anew at the next opening.
      open = null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the failure says that the content of the file is unusable. */
  static boolean isDamage(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && switch (sqlite.getResultCode().code & 0xff) {
          case 11 /* SQLITE_CORRUPT */, 26 /* SQLITE_NOTADB */ -> true;
          default -> false;
        };
  }

  /** Whether the failure says that another process kept the file locked for too long. */
  static boolean isBusy(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  private static <T extends @Nullable Object> T transaction(Session session, Work<T> work) throws SQLException {
    session.prepare("BEGIN IMMEDIATE").execute();
    boolean committed = false;
    try {
      T result = work.run(session);
      session.prepare("COMMIT").execute();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        session.rollBack();
      }
    }
  }

  private Session session() throws SQLException {
    Object identity = identity();
    Session session = open;
    if (session != null && identity != null && identity.equals(session.identity)) {
      return session;
    }
    close();
    session = connect();
    try {
      transaction(session, opened -> {
        schema.prepare(opened);
        return null;
      });
    } catch (SQLException e) {
      session.connection.close();
      throw e;
    }
    open = session;
    return session;
  }

  private Session connect() throws SQLException {
    try {
      files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw new SQLException("cannot make the directory of " + file, e);
    }
    SQLiteConfig configuration = new SQLiteConfig();
    configuration.setBusyTimeout(BUSY_TIMEOUT_MILLISECONDS);
    configuration.setJournalMode(SQLiteConfig.JournalMode.WAL);
    configuration.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    Connection connection = configuration.createConnection("jdbc:sqlite:" + file);
    return new Session(connection, identity());
  }

  /** Device and inode of the file, or null when it is missing. */
  private @Nullable Object identity() {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  /** The connection with its prepared statements. */
  static final class Session {
    private final Connection connection;
    private final @Nullable Object identity;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection, @Nullable Object identity) {
      this.connection = connection;
      this.identity = identity;
    }

    /** The statement of this text, prepared once per connection; the caller sets all its parameters. */
    PreparedStatement prepare(String sql) throws SQLException {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
      }
      return statement;
    }

    /** Runs a statement that is needed once. */
    void execute(String sql) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    private void rollBack() {
      try {
        prepare("ROLLBACK").execute();
      } catch (SQLException e) {
        // SQLite rolled back by itself, which is what was wanted; the failure that led here is on its way.
      }
    }
  }
}
