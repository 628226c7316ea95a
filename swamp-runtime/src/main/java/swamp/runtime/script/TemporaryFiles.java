package swamp.runtime.script;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Temporary files and directories with names that cannot be guessed, open to their owner only. */
final class TemporaryFiles {
  private static final int ATTEMPTS = 10;
  private static final int RANDOM_BYTES = 8;

  private final Path directory;
  private final String given;

  /**
   * @param given where the caller wants them, or empty for the run's TMPDIR
   */
  TemporaryFiles(RunScope scope, String given) {
    String inEnvironment = scope.environment().getOrDefault("TMPDIR", "");
    this.given = !given.isEmpty() ? given : !inEnvironment.isEmpty() ? inEnvironment : "/tmp";
    this.directory = scope.resolve(this.given);
  }

  /** Creates one and returns its path, relative if the directory was given so. */
  String make(boolean isDirectory, String prefix, String suffix) {
    if ((prefix + suffix).indexOf('/') >= 0 || (prefix + suffix).indexOf('\0') >= 0) {
      throw new HostError("TypeError", "Invalid prefix or suffix for a temporary file: '" + prefix + "', '" + suffix + "'");
    }
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[RANDOM_BYTES];
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      random.nextBytes(bytes);
      String name = prefix + HexFormat.of().formatHex(bytes) + suffix;
      try {
        if (isDirectory) {
          Files.createDirectory(directory.resolve(name), only("rwx------"));
        } else {
          Files.createFile(directory.resolve(name), only("rw-------"));
        }
        return Path.of(given).resolve(name).toString();
      } catch (FileAlreadyExistsException e) {
        // Somebody else has this name: the next one is as good.
      } catch (IOException e) {
        throw HostErrors.of(e, (isDirectory ? "makeTempDir '" : "makeTempFile '") + given + "'");
      }
    }
    throw SystemError.EEXIST.as("makeTempFile '" + given + "'");
  }

  private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
