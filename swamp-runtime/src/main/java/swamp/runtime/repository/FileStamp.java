package swamp.runtime.repository;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What tells two states of a regular file apart without reading it. Links are followed.
 *
 * @param modified nanoseconds since 1970 of the last change of content
 * @param changed the same for the last change of the node, which tools that put an old modification time back cannot fake;
 *     equal to {@code modified} where the system does not tell
 * @param size in bytes
 * @param file identity of the file (device and inode), so that a rename over it is noticed
 */
public record FileStamp(long modified, long changed, long size, Object file) {
  /**
   * The stamp of the file as it is now, from one look at it.
   *
   * @throws IOException when it is missing, hidden by permissions, or not a regular file
   */
  public static FileStamp of(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = basic.fileKey();
      return stamp(path, basic.isRegularFile(), basic.lastModifiedTime(), basic.lastModifiedTime(), basic.size(),
          key == null ? path : key);
    }
    Map<String, Object> found = Files.readAttributes(path, "unix:isRegularFile,lastModifiedTime,ctime,size,fileKey");
    return stamp(path, (Boolean) get(found, "isRegularFile"), (FileTime) get(found, "lastModifiedTime"),
        (FileTime) get(found, "ctime"), (Long) get(found, "size"), get(found, "fileKey"));
  }

  private static FileStamp stamp(
      Path path, boolean regular, FileTime modified, FileTime changed, long size, Object file) throws IOException {
    if (!regular) {
      throw new FileSystemException(path.toString(), null, "not a regular file");
    }
    return new FileStamp(modified.to(TimeUnit.NANOSECONDS), changed.to(TimeUnit.NANOSECONDS), size, file);
  }

  private static Object get(Map<String, Object> attributes, String name) {
    return java.util.Objects.requireNonNull(attributes.get(name), name);
  }
}
