package swamp.protocol;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Makes and checks a directory that only this account can enter. */
final class PrivateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
      PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  private PrivateDirectory() {}

  static void ensure(Path directory, FileOwner self) {
    try {
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        create(directory);
      }
      check(directory, self);
    } catch (IOException | UnsupportedOperationException e) {
      throw refused(directory, "cannot be made or read: " + e, "Choose another with " + SocketLocation.DIRECTORY_VARIABLE);
    }
  }

  private static void create(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      // Another client or daemon made it in this moment; the check below decides.
      return;
    }
  }

  private static void check(Path directory, FileOwner self) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      String found = attributes.isSymbolicLink() ? "a symbolic link" : "not a directory";
      throw refused(directory, "is " + found, "Remove it, or choose another with " + SocketLocation.DIRECTORY_VARIABLE);
    }
    if (!self.owns(directory)) {
      throw refused(directory, "belongs to " + attributes.owner().getName(),
          "Choose another with " + SocketLocation.DIRECTORY_VARIABLE);
    }
    if (!attributes.permissions().equals(OWNER_ONLY)) {
      throw refused(directory, "has the mode " + PosixFilePermissions.toString(attributes.permissions())
          + ", but must be rwx------", "Run chmod 700 " + directory);
    }
  }

  private static SwampException refused(Path directory, String reason, String hint) {
    return new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The daemon's directory " + directory + " " + reason)
        .withHint(hint);
  }
}
