package swamp.runtime.expression;

import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;

/** A context while somebody uses it: a cancellation meanwhile ends it, and one afterwards leaves it alone. */
final class HeldContext implements AutoCloseable {
  private final CelContexts contexts;
  private final CelContext context;
  private boolean released;

  HeldContext(CelContexts contexts, Cancellation cancellation) {
    this.contexts = contexts;
    this.context = contexts.take();
    cancellation.onCancel(this::cancel);
  }

  /**
   * The context.
   *
   * @throws SwampException with {@link ErrorCode#CANCELLED} once it was taken away by a cancellation
   */
  synchronized CelContext context() {
    if (released) {
      throw new SwampException(ErrorCode.CANCELLED, "The evaluation of expressions was cancelled");
    }
    return context;
  }

  // Ending a context may take long; who cancels must not wait for it.
  private synchronized void cancel() {
    if (!released) {
      released = true;
      Thread.ofPlatform().daemon().name("swamp-expression-cancel").start(context::close);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (released) {
        return;
      }
      released = true;
    }
    contexts.giveBack(context);
  }
}
