package swamp.runtime.lock;

/**
 * Hears that a request has to wait for a lock. The texts are whole log messages of the category {@link #CATEGORY};
 * called on the waiting thread.
 */
public interface LockListener {
  /** The category of the messages. */
  String CATEGORY = "datastore·lock";

  /** Somebody else has the lock; called once per lock. Level WRN. */
  void waiting(String message);

  /** The lock was taken, but not at once. Level INF. */
  void acquired(String message);

  /** Ignores everything. */
  static LockListener silent() {
    return new LockListener() {
      @Override
      public void waiting(String message) {}

      @Override
      public void acquired(String message) {}
    };
  }
}
