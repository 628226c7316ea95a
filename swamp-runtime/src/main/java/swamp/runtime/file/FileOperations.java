package swamp.runtime.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The changes that the runtime makes to files of a repository. Each method is one step that either happened or did not.
 * Implementations are thread-safe.
 */
public interface FileOperations {
  /** Makes a directory and its missing parents; nothing happens when it is there. */
  void createDirectories(Path directory) throws IOException;

  /**
   * Makes one directory whose parent exists.
   *
   * @throws FileAlreadyExistsException when it is there already: this is how two writers are kept apart
   */
  void createDirectory(Path directory) throws IOException;

  /**
   * Writes a whole record: a temporary file {@code .<uuid>.tmp} in the target's directory, then a rename over the
   * target (repo-format §1.11). Readers see the old content or the new one, never a part.
   */
  void writeAtomically(Path target, byte[] content) throws IOException;

  /**
   * Changes the one byte in which a small file differs from other content, where it stands: readers see the old byte or
   * the new one.
   *
   * @return false, with nothing done, when the file is missing, a link, has several names, cannot be changed, or differs
   *     in more or less
   */
  boolean changeByte(Path target, byte[] content);

  /**
   * Creates a file that must not exist yet with the whole content, readable only once complete.
   *
   * @throws FileAlreadyExistsException when it is there already
   */
  void createExclusively(Path target, byte[] content) throws IOException;

  /** As {@link #createExclusively}, of a file that from its first moment on only its owner may read and write. */
  void createPrivately(Path target, byte[] content) throws IOException;

  /**
   * Creates a file that must not exist yet, writing it where it stands. A crash may leave a part of it, so this is only
   * for files that nobody reads before another record names them, such as {@code raw} before {@code metadata.yaml}.
   *
   * @throws FileAlreadyExistsException when it is there already
   */
  void createInPlace(Path target, byte[] content) throws IOException;

  /**
   * Gives a file another name in the same directory, in one step, replacing what had that name.
   *
   * @throws NoSuchFileException when the source is missing
   */
  void rename(Path source, Path target) throws IOException;

  /** Adds bytes to the end of a file, creating it when missing. */
  void append(Path target, byte[] content) throws IOException;

  /** Removes a file or an empty directory; nothing happens when it is missing. */
  void deleteIfExists(Path path) throws IOException;

  /**
   * Says that a transaction on a database of the repository is about to be committed, which is one step like the others:
   * SQLite does it as a whole or not at all.
   */
  void beforeCommit(Path database);

  /** Removes a directory with everything in it, following no links; nothing happens when it is missing. */
  void deleteRecursively(Path directory) throws IOException;
}
