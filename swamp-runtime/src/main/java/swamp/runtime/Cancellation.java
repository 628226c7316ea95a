package swamp.runtime;

import java.util.Optional;

/** Whether somebody wants a request to end early. Once cancelled it stays so. Thread-safe. */
public interface Cancellation {
  boolean isCancelled();

  /**
   * Cancels on behalf of the request itself, as one does that has run out of time and cannot be ended, so that whoever
   * answers for it stops waiting; unless it was cancelled before or never can be.
   *
   * @return whether this call was the one that cancelled
   */
  boolean cancel(String why);

  /**
   * Runs the action once when the request is cancelled, on the cancelling thread, so it must be short; at once on the
   * calling thread if it is cancelled already.
   */
  void onCancel(Runnable action);

  /** Why it was cancelled, in words; empty while it is not. */
  Optional<String> reason();
}
