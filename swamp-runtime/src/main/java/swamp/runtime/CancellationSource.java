package swamp.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A {@link Cancellation} together with the means to cancel. Thread-safe. */
public final class CancellationSource implements Cancellation {
  private final Object guard = new Object();
  private final List<Runnable> actions = new ArrayList<>();
  private volatile Optional<String> reason = Optional.empty();

  /**
   * Cancels, unless that was done before, and runs the waiting actions on this thread.
   *
   * @return whether this call was the one that cancelled
   */
  @Override
  public boolean cancel(String why) {
    List<Runnable> waiting;
    synchronized (guard) {
      if (reason.isPresent()) {
        return false;
      }
      reason = Optional.of(why);
      waiting = List.copyOf(actions);
      actions.clear();
    }
    runAll(waiting);
    return true;
  }

  @Override
  public boolean isCancelled() {
    return reason.isPresent();
  }

  @Override
  public void onCancel(Runnable action) {
    synchronized (guard) {
      if (reason.isEmpty()) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  @Override
  public Optional<String> reason() {
    return reason;
  }

  /** One failing action must not keep the others from running: each ends something different. */
  private static void runAll(List<Runnable> actions) {
    RuntimeException first = null;
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
