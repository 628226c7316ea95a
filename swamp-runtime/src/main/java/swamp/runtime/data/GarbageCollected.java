package swamp.runtime.data;

/**
 * What a collection removed, or would remove.
 *
 * @param versionsDeleted including those of removed items
 * @param itemsDeleted items that went with all their versions
 */
public record GarbageCollected(int versionsDeleted, long bytesReclaimed, int itemsDeleted) {
  /** Nothing. */
  public static final GarbageCollected NOTHING = new GarbageCollected(0, 0, 0);

  /** Both together. */
  public GarbageCollected plus(GarbageCollected other) {
    return new GarbageCollected(
        versionsDeleted + other.versionsDeleted,
        bytesReclaimed + other.bytesReclaimed,
        itemsDeleted + other.itemsDeleted);
  }
}
