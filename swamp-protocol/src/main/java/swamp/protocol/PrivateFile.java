package swamp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/**
 * New files for their owner alone. The JDK's temporary files have names from its secure random numbers, and with those a
 * native executable gets all of the JDK's cryptography; here the system itself gives the random numbers.
 */
public final class PrivateFile {
  private static final Path RANDOM = Path.of("/dev/urandom");
  private static final int RANDOM_BYTES = 12;

  private PrivateFile() {}

  /**
   * A new, empty file, mode 0600, with a name that nobody can foresee; a file or link that is there already is never opened.
   *
   * @param start what its name starts with
   * @param end what its name ends with
   */
  public static Path create(Path directory, String start, String end) throws IOException {
    FileAttribute<?> ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    return Files.createFile(directory.resolve(start + random() + end), ownerOnly);
  }

  private static String random() throws IOException {
    try (InputStream source = Files.newInputStream(RANDOM)) {
      return HexFormat.of().formatHex(source.readNBytes(RANDOM_BYTES));
    }
  }
}
