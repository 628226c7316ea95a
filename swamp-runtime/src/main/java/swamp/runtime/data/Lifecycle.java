package swamp.runtime.data;

/** Whether a version holds data or says that the item was deleted (data-format §2.2). */
public enum Lifecycle {
  ACTIVE,
  DELETED
}
