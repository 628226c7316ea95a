package swamp.runtime.data;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A version about to be written.
 *
 * @param id uuid of the version to be
 * @param createdAt when the writer was made, which is before the content is written (data-format §2.2)
 */
public record DataDraft(
    DataItem item,
    String id,
    Instant createdAt,
    DataDescription description,
    Lifecycle lifecycle,
    Optional<String> renamedTo) {

  /** A version with data, under a new id. */
  public static DataDraft of(DataItem item, Instant createdAt, DataDescription description) {
    return new DataDraft(
        item, UUID.randomUUID().toString(), createdAt, description, Lifecycle.ACTIVE, Optional.empty());
  }

  DataMetadata metadata(int version, long size, String checksum) {
    return new DataMetadata(
        id, item.name(), version, description, createdAt, size, checksum, lifecycle, renamedTo);
  }
}
