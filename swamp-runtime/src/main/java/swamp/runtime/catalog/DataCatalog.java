package swamp.runtime.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;

/**
 * The index {@code _catalog.db} of all data versions (data-format §2.9), shared with other programs. Thread-safe;
 * opened at the first use.
 *
 * <p>Changes never throw. A change that could not be stored, because another process kept the file locked or the disk
 * is full, leaves a mark beside the file; whoever opens or queries the catalog next removes its row {@code populated},
 * and with that every reader, the existing program included, rebuilds it from the data files. A damaged file is
 * removed, which leads to the same.
 */
public final class DataCatalog implements AutoCloseable {
  private static final String REBUILD_MARK = ".rebuild";

  private final SqliteDatabase database;
  private final LatestIndex latest = new LatestIndex();
  private final CatalogRebuild rebuild;
  private final FileOperations files;
  private final Consumer<String> warnings;
  private final Path mark;
  private volatile boolean markMayExist = true;

  /**
   * @param file {@code <repo>/.swamp/data/_catalog.db}
   * @param warnings takes a sentence for the log when the catalog could not be kept up to date
   */
  public DataCatalog(Path file, FileOperations files, Consumer<String> warnings) {
    this.database = new SqliteDatabase(file, files, CatalogSchema::prepare);
    this.rebuild = new CatalogRebuild(database, latest);
    this.files = files;
    this.warnings = warnings;
    this.mark = file.resolveSibling(file.getFileName() + REBUILD_MARK);
  }

  /** Applies the changes in one transaction. Never throws because of the catalog's state; see the class. */
  public void apply(List<CatalogChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try {
      store(changes);
    } catch (SQLException e) {
      if (SqliteDatabase.isDamage(e)) {
        replaceDamaged(changes, e);
      } else {
        markForRebuild(e);
      }
    }
  }

  /**
   * The rows that match, by model name, type, model id, name and version. A catalog that is not populated is rebuilt
   * first.
   *
   * @param dataFiles looked at for a rebuild only
   * @throws SwampException with {@link ErrorCode#FILE_ACCESS} when the catalog cannot be read
   */
  public List<CatalogRow> find(CatalogFilter filter, CatalogFiles dataFiles) {
    return ask(session -> CatalogLookups.find(session, filter, latest), dataFiles);
  }

  /** The rows that match one of the filters, each once, in the same order. As {@link #find} otherwise. */
  public List<CatalogRow> findAny(List<CatalogFilter> filters, CatalogFiles dataFiles) {
    return ask(session -> {
      Set<CatalogRow> found = new TreeSet<>(CatalogLookups.IN_ORDER);
      for (CatalogFilter filter : filters) {
        found.addAll(CatalogLookups.find(session, filter, latest));
      }
      return List.copyOf(found);
    }, dataFiles);
  }

  /**
   * The first model name after {@code previous} in the order of {@link #find}, so that all rows can be gone through model by
   * model without holding them all.
   *
   * @throws SwampException with {@link ErrorCode#FILE_ACCESS} when the catalog cannot be read
   */
  public Optional<String> nextModelName(Optional<String> previous, CatalogFiles dataFiles) {
    return ask(session -> CatalogLookups.nextModelName(session, previous), dataFiles);
  }

  private <T> T ask(SqliteDatabase.Work<T> question, CatalogFiles dataFiles) {
    try {
      return askOrRebuild(question, dataFiles);
    } catch (SQLException e) {
      if (!SqliteDatabase.isDamage(e)) {
        throw unreadable(e);
      }
      try {
        database.discard();
        return askOrRebuild(question, dataFiles);
      } catch (SQLException | IOException again) {
        again.addSuppressed(e);
        throw unreadable(again);
      }
    }
  }

  /**
   * Puts right what a process that died between files and rows of a model has left wrong. Never throws because of the catalog's
   * state; see the class.
   */
  public void mend(String namespace, String type, String modelId, CatalogFiles dataFiles) {
    if (!Files.exists(database.file())) {
      return;
    }
    try {
      rebuild.mend(namespace, type, modelId, dataFiles);
    } catch (SQLException e) {
      markForRebuild(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private void store(List<CatalogChange> changes) throws SQLException {
    boolean marked = isMarked();
    database.write(session -> {
      if (marked) {
        CatalogRebuild.require(session);
      }
      for (CatalogChange change : changes) {
        CatalogStatements.apply(session, change);
        latest.follow(session, change);
      }
      rebuild.noteChange();
      return Optional.empty();
    });
    if (marked) {
      removeMark();
    }
    markMayExist = false;
  }

  private <T> T askOrRebuild(SqliteDatabase.Work<T> question, CatalogFiles dataFiles) throws SQLException {
    if (Files.exists(mark)) {
      // Before the rebuild: a mark that comes while the files are looked at means rows that this look may have missed.
      database.write(session -> {
        CatalogRebuild.require(session);
        return Optional.empty();
      });
      removeMark();
    }
    if (!database.read(CatalogRebuild::isPopulated)) {
      rebuild.run(dataFiles);
    }
    return database.read(question);
  }

  private boolean isMarked() {
    return markMayExist && Files.exists(mark);
  }

  private void replaceDamaged(List<CatalogChange> changes, SQLException damage) {
    try {
      database.discard();
      store(changes);
      warnings.accept(
          "The data catalog " + database.file() + " was damaged and is being rebuilt: " + damage.getMessage());
    } catch (SQLException | IOException e) {
      e.addSuppressed(damage);
      markForRebuild(e);
    }
  }

  private void markForRebuild(Exception cause) {
    warnings.accept("The data catalog " + database.file() + " could not be written and will be rebuilt; the data itself"
        + " is stored: " + cause.getMessage());
    try {
      mark();
    } catch (IOException e) {
      warnings.accept("The data catalog cannot even be marked for a rebuild; remove " + database.file()
          + " when no swamp is running: " + e.getMessage());
    }
  }

  private void mark() throws IOException {
    files.writeAtomically(mark, new byte[0]);
    markMayExist = true;
  }

  private void removeMark() {
    try {
      files.deleteIfExists(mark);
    } catch (IOException e) {
      warnings.accept("Cannot remove " + mark + ", the data catalog will be rebuilt once more: " + e.getMessage());
    }
  }

  private SwampException unreadable(Exception cause) {
    return new SwampException(
            ErrorCode.FILE_ACCESS, "Cannot read the data catalog " + database.file() + ": " + cause.getMessage(), cause)
        .withHint("Try again; if it stays so, remove the file while no swamp is running and it will be rebuilt.");
  }
}
