package swamp.runtime.data;

/**
 * What a collection removed, or would remove.
 *
 * @param versionsDeleted including those of expired items
 * @param dataEntriesExpired items whose lifetime had passed
 */
public record GarbageCollected(int versionsDeleted, long bytesReclaimed, int dataEntriesExpired) {
  /** Nothing. */
  public static final GarbageCollected NOTHING = new GarbageCollected(0, 0, 0);

  GarbageCollected plus(GarbageCollected other) {
    return new GarbageCollected(
        versionsDeleted + other.versionsDeleted,
        bytesReclaimed + other.bytesReclaimed,
        dataEntriesExpired + other.dataEntriesExpired);
  }
}
