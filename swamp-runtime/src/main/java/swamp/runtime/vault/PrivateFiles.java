package swamp.runtime.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of what belongs to a vault; nothing happens on file systems that know none. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Mode 0700. Done before anything is put into the directory, so that its files are never open to others. */
  static void onlyOwnerEnters(Path directory) throws IOException {
    set(directory, "rwx------");
  }

  /** Mode 0600. */
  static void onlyOwner(Path file) throws IOException {
    set(file, "rw-------");
  }

  private static void set(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
