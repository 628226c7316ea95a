package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import swamp.protocol.JsonText;

/** Attributes and directory entries as JSON for the guest. */
final class FileFacts {
  private static final int KIND = 0170000;
  private static final int BLOCK = 512;

  private FileFacts() {}

  /** The facts of one file: size, mode, owner, times in milliseconds with fractions, and the kind read off the mode. */
  static String of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> attributes = Files.readAttributes(path, "unix:*", options);
    int mode = number(attributes, "mode").intValue();
    long size = number(attributes, "size").longValue();
    ObjectNode facts = JsonNodeFactory.instance.objectNode()
        .put("kind", kind(mode))
        .put("size", size)
        .put("mode", mode)
        .put("dev", number(attributes, "dev").longValue())
        .put("ino", number(attributes, "ino").longValue())
        .put("nlink", number(attributes, "nlink").longValue())
        .put("uid", number(attributes, "uid").longValue())
        .put("gid", number(attributes, "gid").longValue())
        .put("rdev", number(attributes, "rdev").longValue())
        // The JDK does not tell these two: the usual block size, and what the size needs of it.
        .put("blksize", 4096)
        .put("blocks", (size + 4095) / 4096 * (4096 / BLOCK))
        .put("mtime", milliseconds(attributes, "lastModifiedTime"))
        .put("atime", milliseconds(attributes, "lastAccessTime"))
        .put("ctime", milliseconds(attributes, "ctime"))
        .put("birthtime", milliseconds(attributes, "creationTime"));
    return JsonText.compact(facts);
  }

  /** The entries of a directory as [[name, kind], ...]; kinds as in {@link #of}. */
  static HostValue entries(Path directory) throws IOException {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path entry : stream) {
        entries.addArray().add(String.valueOf(entry.getFileName())).add(kind(entry));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new HostValue.Json(JsonText.compact(entries));
  }

  private static String kind(Path entry) {
    try {
      var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile() ? "file"
          : attributes.isDirectory() ? "directory"
          : attributes.isSymbolicLink() ? "symlink" : "other";
    } catch (IOException e) {
      // Gone since the directory was read.
      return "file";
    }
  }

  private static String kind(int mode) {
    return switch (mode & KIND) {
      case 0100000 -> "file";
      case 0040000 -> "directory";
      case 0120000 -> "symlink";
      case 0060000 -> "block";
      case 0020000 -> "character";
      case 0010000 -> "fifo";
      case 0140000 -> "socket";
      default -> "other";
    };
  }

  private static Number number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Number number ? number : 0;
  }

  private static double milliseconds(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof FileTime time) {
      Instant instant = time.toInstant();
      return instant.getEpochSecond() * 1000.0 + instant.getNano() / 1e6;
    }
    return 0;
  }

  /** A time that the guest gave in seconds since the epoch, with fractions. */
  static FileTime time(double seconds) {
    long whole = (long) Math.floor(seconds);
    return FileTime.from(Instant.ofEpochSecond(whole).plus(Duration.ofNanos(Math.round((seconds - whole) * 1e9))));
  }
}
