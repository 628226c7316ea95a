package swamp.runtime.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link FileOperations} on the real file system. */
public final class JdkFileOperations implements FileOperations {
  @Override
  public void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }

  @Override
  public void writeAtomically(Path target, byte[] content) throws IOException {
    Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, content, CREATE_NEW, WRITE);
      Files.move(temporary, target, ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  @Override
  public boolean changeByte(Path target, byte[] content) {
    try (FileChannel file = FileChannel.open(target, READ, WRITE, NOFOLLOW_LINKS)) {
      ByteBuffer before = ByteBuffer.allocate(content.length + 1);
      if (file.read(before) != content.length) {
        return false;
      }
      int first = Arrays.mismatch(before.array(), 0, content.length, content, 0, content.length);
      if (first < 0 || Arrays.mismatch(before.array(), first + 1, content.length, content, first + 1, content.length) >= 0) {
        return false;
      }
      // Another name of the file may be somebody's copy of how it was.
      if ((int) Files.getAttribute(target, "unix:nlink", NOFOLLOW_LINKS) > 1) {
        return false;
      }
      file.write(ByteBuffer.wrap(content, first, 1), first);
      return true;
    } catch (IOException e) {
      // It is missing or a link; what else is wrong, writing it anew tells.
      return false;
    }
  }

  @Override
  public void createExclusively(Path target, byte[] content) throws IOException {
    createWhole(target, content);
  }

  @Override
  public void createPrivately(Path target, byte[] content) throws IOException {
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      createWhole(target, content, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      createWhole(target, content);
    }
  }

  private static void createWhole(Path target, byte[] content, FileAttribute<?>... attributes) throws IOException {
    // A hard link to a complete temporary file appears with all its bytes at once; O_EXCL alone would show an empty file.
    Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      write(temporary, content, attributes);
      linkOrCreate(target, temporary, content, attributes);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), attributes)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  private static void linkOrCreate(Path target, Path temporary, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Some shared and removable file systems have no hard links.
      write(target, content, attributes);
    }
  }

  @Override
  public void createInPlace(Path target, byte[] content) throws IOException {
    Files.write(target, content, CREATE_NEW, WRITE);
  }

  @Override
  public void rename(Path source, Path target) throws IOException {
    Files.move(source, target, ATOMIC_MOVE);
  }

  @Override
  public void append(Path target, byte[] content) throws IOException {
    Files.write(target, content, CREATE, WRITE, APPEND);
  }

  @Override
  public void deleteIfExists(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void beforeCommit(Path database) {
    // SQLite does the rest.
  }

  @Override
  public void deleteRecursively(Path directory) throws IOException {
    try {
      Files.walkFileTree(directory, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
          Files.deleteIfExists(file);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
          if (failure != null) {
            throw failure;
          }
          Files.deleteIfExists(visited);
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (NoSuchFileException e) {
      // Somebody else removed it first, which is what was wanted.
    }
  }
}
