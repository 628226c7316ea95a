package swamp.runtime.trace;

/** Watches the phases of one request. Called on the thread of its run. */
@FunctionalInterface
public interface RunTrace {
  /** A phase begins. Phases are nested as the calls are. */
  Phase begin(String name);

  /** A phase that goes on until it is closed. */
  interface Phase extends AutoCloseable {
    /** One that nobody watches. */
    Phase UNWATCHED = () -> { };

    @Override
    void close();
  }
}
