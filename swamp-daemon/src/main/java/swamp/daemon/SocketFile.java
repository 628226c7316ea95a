package swamp.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The socket's node in the file system, put in place whole: bound under another name in the same directory, closed to
 * others, then renamed over whatever stale node is there. So nobody ever finds it with a wider mode, and the listening
 * channel, which removes the path it was bound to when it closes, cannot remove a successor's node (lessons 5, 6, 29).
 * Only for the holder of {@link DaemonLock}.
 */
final class SocketFile {
  private final Path path;
  private final Path bindPath;
  private @Nullable Object key;

  SocketFile(Path path) {
    this.path = path;
    this.bindPath = path.resolveSibling("bind.sock");
  }

  /** Where to bind, free of leftovers. */
  Path prepare() throws IOException {
    Files.deleteIfExists(bindPath);
    return bindPath;
  }

  /** Moves the bound node to its place. */
  void publish() throws IOException {
    Files.setPosixFilePermissions(bindPath, PosixFilePermissions.fromString("rw-------"));
    key = keyOf(bindPath);
    Files.move(bindPath, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether the node in place is the one published. */
  boolean isOurs() {
    try {
      return key != null && Objects.equals(key, keyOf(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes the node if it is still ours (lesson 6). */
  void remove() throws IOException {
    if (isOurs()) {
      Files.deleteIfExists(path);
    }
  }

  /** Device and inode; null when there is no node. */
  private static @Nullable Object keyOf(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
