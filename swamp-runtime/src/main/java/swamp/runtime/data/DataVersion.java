package swamp.runtime.data;

import java.nio.file.Path;

/**
 * A whole version on disk.
 *
 * @param directory the version directory, absolute
 */
public record DataVersion(DataItem item, DataMetadata metadata, Path directory) {
  /** The file with the content bytes. */
  public Path rawFile() {
    return directory.resolve(ItemDirectory.RAW);
  }

  public int number() {
    return metadata.version();
  }
}
