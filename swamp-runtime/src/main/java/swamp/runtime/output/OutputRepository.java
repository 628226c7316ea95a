package swamp.runtime.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.file.FileOperations;
import swamp.runtime.time.IsoTime;

/**
 * The run records {@code outputs/<type>/<method>/<definition id>-<started at>.yaml} (data-format §2.7). Thread-safe.
 *
 * <p>A record is written twice to one path: {@code running} before the method executes and the final state after it, so
 * that a killed run leaves a trace; {@link #closeAbandoned} turns such traces into failed runs.
 */
public final class OutputRepository {
  private static final String SUFFIX = ".yaml";
  private static final String LOG_SUFFIX = ".log";
  private static final int STAMP_LENGTH = "-2026-11-22T11-03-55-208Z".length();
  private static final int HEAD_LENGTH = 512;

  private final Path outputsDirectory;
  private final FileOperations files;

  /**
   * The records of one datastore.
   *
   * @param outputsDirectory {@code <datastore>/outputs}
   */
  public OutputRepository(Path outputsDirectory, FileOperations files) {
    this.outputsDirectory = outputsDirectory;
    this.files = files;
  }

  /** Where the record of a run is, or will be. */
  public Path fileOf(String type, OutputRecord record) {
    return methodDirectory(type, record.methodName())
        .resolve(record.definitionId() + "-" + IsoTime.fileNameText(record.startedAt()) + SUFFIX);
  }

  /**
   * The log file for a run that starts at this instant, beside its record below the same base.
   *
   * @param outputs {@code <repo>/.swamp/outputs}, where logs are also with another datastore (repo-format §1.8)
   */
  public static Path logFileOf(Path outputs, String type, String methodName, String definitionId, Instant startedAt) {
    return outputs
        .resolve(type)
        .resolve(methodName)
        .resolve(definitionId + "-" + IsoTime.fileNameText(startedAt) + LOG_SUFFIX);
  }

  /**
   * Writes the record's present state.
   *
   * @throws SwampException with {@link ErrorCode#FILE_ACCESS} when the file system refuses
   */
  public StoredOutput save(String type, OutputRecord record) {
    Path file = fileOf(type, record);
    byte[] text = OutputYaml.write(record).getBytes(StandardCharsets.UTF_8);
    try {
      try {
        files.writeAtomically(file, text);
      } catch (NoSuchFileException e) {
        files.createDirectories(methodDirectory(type, record.methodName()));
        files.writeAtomically(file, text);
      }
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot write the run record " + file + ": " + e, e)
          .withHint("Check free space and permissions of the repository's outputs directory.");
    }
    return new StoredOutput(type, record, file);
  }

  /** The newest record of a definition, over all its methods. Reads one record. */
  public Optional<StoredOutput> newestOf(String type, String definitionId) {
    return recordFiles(outputsDirectory.resolve(type))
        .filter(file -> isOfDefinition(fileName(file), definitionId))
        .max(Comparator.comparing(OutputRepository::stamp))
        .map(this::read);
  }

  /** The record of this id. Looks through all records until it is found, the newest first. */
  public Optional<StoredOutput> byId(String id) {
    return byBeginningOfId(id).findFirst();
  }

  /** The records whose ids begin with this, the newest first. */
  public Stream<StoredOutput> byBeginningOfId(String beginning) {
    String head = "id: " + beginning;
    return newestFirst().filter(file -> head(file).startsWith(head)).map(this::read);
  }

  /** The present state of a record. */
  public StoredOutput again(StoredOutput stored) {
    return read(stored.file());
  }

  /** All records, the newest first; those that cannot be understood are left out. */
  public Stream<StoredOutput> all() {
    return newestFirst().flatMap(file -> readable(file).stream());
  }

  /** The records of one definition, the newest first. */
  public Stream<StoredOutput> allOf(String type, String definitionId) {
    return recordFiles(outputsDirectory.resolve(type))
        .filter(file -> isOfDefinition(fileName(file), definitionId))
        .sorted(Comparator.comparing(OutputRepository::stamp).reversed())
        .flatMap(file -> readable(file).stream());
  }

  /**
   * Removes the records of one definition and, beside them, its logs.
   *
   * @return how many records there were
   * @throws SwampException with {@link ErrorCode#FILE_ACCESS} when the file system refuses
   */
  public int deleteAllOf(String type, String definitionId) {
    int deleted = 0;
    for (Path file : files(outputsDirectory.resolve(type)).toList()) {
      boolean log = fileName(file).endsWith(LOG_SUFFIX);
      if ((!log && !isOfDefinition(fileName(file), definitionId)) || !fileName(file).startsWith(definitionId + "-")) {
        continue;
      }
      try {
        files.deleteIfExists(file);
      } catch (IOException e) {
        throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot remove " + file + ": " + e, e);
      }
      deleted += log ? 0 : 1;
    }
    return deleted;
  }

  /**
   * Turns records that say {@code running} although their run cannot be alive into failed ones. Reads the head of every
   * record, so it is for the background.
   *
   * @param alive whether the run of a record still goes on, by its pid and, in this process, by its id
   * @return the records that were closed
   */
  public List<StoredOutput> closeAbandoned(Predicate<OutputRecord> alive, Instant now) {
    List<StoredOutput> closed = new ArrayList<>();
    for (Path file : newestFirst().filter(path -> head(path).contains("\nstatus: running\n")).toList()) {
      Optional<StoredOutput> found = readable(file);
      if (found.isEmpty() || found.get().record().status() != RunStatus.RUNNING || alive.test(found.get().record())) {
        continue;
      }
      OutputRecord record = found.get().record();
      String process = record.pid().isPresent() ? "process " + record.pid().getAsLong() : "its process";
      RunError error = new RunError("interrupted: " + process + " ended before the run did", Optional.empty());
      closed.add(save(found.get().type(), record.failed(now, error)));
    }
    return closed;
  }

  /**
   * One record.
   *
   * @throws SwampException with {@link ErrorCode#DATA_INVALID} when it cannot be understood
   */
  private StoredOutput read(Path file) {
    try {
      Path method = file.toAbsolutePath().getParent();
      Path type = method == null ? null : method.getParent();
      String typeName = type == null ? "" : outputsDirectory.toAbsolutePath().relativize(type).toString();
      return new StoredOutput(
          typeName.replace('\\', '/'), OutputYaml.read(Files.readString(file), file.toString()), file);
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot read the run record " + file + ": " + e, e);
    }
  }

  private Optional<StoredOutput> readable(Path file) {
    try {
      return Optional.of(read(file));
    } catch (SwampException e) {
      return Optional.empty();
    }
  }

  private Path methodDirectory(String type, String methodName) {
    return outputsDirectory.resolve(type).resolve(methodName);
  }

  private Stream<Path> newestFirst() {
    return recordFiles(outputsDirectory).sorted(Comparator.comparing(OutputRepository::stamp).reversed());
  }

  /** All record files below a directory. */
  private static Stream<Path> recordFiles(Path directory) {
    return files(directory).filter(file -> fileName(file).endsWith(SUFFIX));
  }

  /** All record and log files below a directory. */
  private static Stream<Path> files(Path directory) {
    List<Path> found = new ArrayList<>();
    collect(directory, found);
    return found.stream();
  }

  private static void collect(Path directory, List<Path> found) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = fileName(entry);
        if ((name.endsWith(SUFFIX) || name.endsWith(LOG_SUFFIX)) && !name.startsWith(".")) {
          found.add(entry);
        } else if (Files.isDirectory(entry)) {
          collect(entry, found);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Nothing has run yet.
    } catch (IOException e) {
      throw new SwampException(ErrorCode.FILE_ACCESS, "Cannot read the run records in " + directory + ": " + e, e);
    }
  }

  private static boolean isOfDefinition(String fileName, String definitionId) {
    return fileName.startsWith(definitionId + "-")
        && fileName.length() == definitionId.length() + STAMP_LENGTH + SUFFIX.length();
  }

  /** The start in the file's name, which sorts as time does. */
  private static String stamp(Path file) {
    String name = fileName(file);
    int end = name.length() - SUFFIX.length();
    return name.substring(Math.max(0, end - STAMP_LENGTH), end);
  }

  private static String fileName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  /** The first lines, which hold id and status in this program's records and in the existing program's. */
  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD_LENGTH), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
