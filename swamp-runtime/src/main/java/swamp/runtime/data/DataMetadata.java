package swamp.runtime.data;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code metadata.yaml} (data-format §2.2).
 *
 * @param id uuid of this version; a deletion marker has the id of the version before it
 * @param version from 1
 * @param size bytes of {@code raw}
 * @param checksum SHA-256 of {@code raw}, lower-case hex
 * @param renamedTo only on a rename tombstone: the item's new name
 */
public record DataMetadata(
    String id,
    String name,
    int version,
    DataDescription description,
    Instant createdAt,
    long size,
    String checksum,
    Lifecycle lifecycle,
    Optional<String> renamedTo) {

  public DataMetadata {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1, not " + version);
    }
  }

  public String contentType() {
    return description.contentType();
  }

  public Lifetime lifetime() {
    return description.lifetime();
  }

  public GarbageCollection garbageCollection() {
    return description.garbageCollection();
  }

  public boolean streaming() {
    return description.streaming();
  }

  public Map<String, String> tags() {
    return description.tags();
  }

  public Owner owner() {
    return description.owner();
  }

  /** Whether this version says that the item was deleted. */
  public boolean isDeleted() {
    return lifecycle == Lifecycle.DELETED;
  }

  /** Whether this version says that the item has another name now. */
  public boolean isRenamed() {
    return renamedTo.isPresent();
  }
}
