package swamp.runtime.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.regex.Pattern;

/**
 * The temporary files of {@link FileOperations#writeAtomically} whose writer was killed before the rename. Such a file
 * is nobody's once its writer is gone, which is for the caller to know. Thread-safe.
 */
public final class UnfinishedWrites {
  private static final Pattern NAME = Pattern.compile("\\.\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.tmp");

  private final FileOperations files;

  public UnfinishedWrites(FileOperations files) {
    this.files = files;
  }

  /**
   * Removes those below a directory that are older than an instant; what cannot be read or removed stays.
   *
   * @param depth how many levels of directories are looked into; 1 means the directory alone
   */
  public void clear(Path directory, int depth, Instant before) {
    try {
      Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          if (NAME.matcher(String.valueOf(file.getFileName())).matches()
              && attributes.isRegularFile() && attributes.lastModifiedTime().toInstant().isBefore(before)) {
            files.deleteIfExists(file);
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException | UncheckedIOException e) {
      // The next one who comes after a death tries again.
    }
  }
}
