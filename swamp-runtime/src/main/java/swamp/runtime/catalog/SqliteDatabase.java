package swamp.runtime.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import swamp.runtime.file.FileOperations;

/**
 * One SQLite file with one kept connection, opened at the first use. WAL with {@code synchronous=NORMAL}: a commit
 * costs a write to the log and no fsync; the log goes into the file, with fsync, in the background. Thread-safe;
 * callers queue. When the file was removed or replaced under the connection, which other programs do to have it
 * rebuilt, the next use opens the file that is there.
 */
final class SqliteDatabase implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLISECONDS = 2000;

  /** The log of so many commits has about the size at which SQLite by itself would empty it, in the middle of a run. */
  private static final int COMMITS_PER_CHECKPOINT = 64;

  private final Path file;
  private final FileOperations files;
  private final Schema schema;
  // Fair: whoever does one transaction after the other lets others in between.
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Executor background;
  private final AtomicBoolean checkpointing = new AtomicBoolean();
  private @Nullable Session open;
  private int commits;

  SqliteDatabase(Path file, FileOperations files, Schema schema) {
    this(file, files, schema, work -> Thread.ofPlatform().daemon().name("sqlite-checkpoint").start(work));
  }

  SqliteDatabase(Path file, FileOperations files, Schema schema, Executor background) {
    this.file = file;
    this.files = files;
    this.schema = schema;
    this.background = background;
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
    T result;
    boolean full;
    lock.lock();
    try {
      result = transaction(session(), work);
      full = ++commits % COMMITS_PER_CHECKPOINT == 0;
    } finally {
      lock.unlock();
    }
    if (full && checkpointing.compareAndSet(false, true)) {
      background.execute(this::checkpoint);
    }
    return result;
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
    if (!(failure instanceof SQLiteException sqlite)) {
      return false;
    }
    int primaryCode = sqlite.getResultCode().code & 0xff;
    return primaryCode == SQLiteErrorCode.SQLITE_CORRUPT.code || primaryCode == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  private <T extends @Nullable Object> T transaction(Session session, Work<T> work) throws SQLException {
    session.prepare("BEGIN IMMEDIATE").execute();
    boolean committed = false;
    try {
      T result = work.run(session);
      files.beforeCommit(file);
      session.prepare("COMMIT").execute();
      committed = true;
      return result;
    } finally {
      if (!committed) {
        session.rollBack();
      }
    }
  }

  /** Moves the log into the file on a connection of its own, which keeps no writer waiting. */
  private void checkpoint() {
    try (Connection connection = configuration().createConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SQLException e) {
      // The log stays longer; the next checkpoint, or whoever opens the file, moves it.
    } finally {
      checkpointing.set(false);
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
    Session session = new Session(configuration().createConnection(url()), identity());
    session.execute("PRAGMA wal_autocheckpoint = 0");
    return session;
  }

  private static SQLiteConfig configuration() {
    SQLiteConfig configuration = new SQLiteConfig();
    configuration.setBusyTimeout(BUSY_TIMEOUT_MILLISECONDS);
    configuration.setJournalMode(SQLiteConfig.JournalMode.WAL);
    configuration.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return configuration;
  }

  private String url() {
    return "jdbc:sqlite:" + file;
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
