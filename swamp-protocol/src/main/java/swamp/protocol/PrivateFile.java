package swamp.protocol;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * New files for their owner alone. The JDK's temporary files have names from its secure random numbers, and with those a
 * native executable gets all of the JDK's cryptography.
 */
public final class PrivateFile {
  private static final int ATTEMPTS = 100;

  private PrivateFile() {}

  /**
   * A new, empty file, mode 0600, with a name that no file of the directory had. Its name can be guessed, which helps nobody:
   * a file or link that is there already is never opened.
   *
   * @param start what its name starts with
   * @param end what its name ends with
   */
  public static Path create(Path directory, String start, String end) throws IOException {
    FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    for (int attempt = 1;; attempt++) {
      Path file = directory.resolve(start + Long.toString(System.nanoTime() & Long.MAX_VALUE, Character.MAX_RADIX) + end);
      try {
        return Files.createFile(file, ownerOnly);
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
