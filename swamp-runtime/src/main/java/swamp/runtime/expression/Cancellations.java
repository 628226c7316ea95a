package swamp.runtime.expression;

import java.util.Optional;
import swamp.runtime.Cancellation;

/** Cancellations for callers that have none of their own. */
enum Cancellations implements Cancellation {
  /** Nobody ever cancels. */
  NEVER;

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public boolean cancel(String why) {
    return false;
  }

  @Override
  public void onCancel(Runnable action) {
    // It never happens.
  }

  @Override
  public Optional<String> reason() {
    return Optional.empty();
  }
}
