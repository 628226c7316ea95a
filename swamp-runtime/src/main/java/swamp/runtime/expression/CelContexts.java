package swamp.runtime.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import swamp.runtime.script.ScriptEngine;

/**
 * The contexts in which expressions are evaluated, apart from those of extensions. A few are kept ready; when all are in use
 * another one is made rather than waited for, since evaluations may nest (a query inside an expression). Thread-safe.
 */
final class CelContexts implements AutoCloseable {
  private final ScriptEngine engine;
  private final int kept;
  private final Deque<CelContext> idle = new ArrayDeque<>();
  private boolean closed;

  CelContexts(ScriptEngine engine, int kept) {
    this.engine = engine;
    this.kept = kept;
  }

  /** A context for the calling thread, to be given back with {@link #giveBack}. */
  CelContext take() {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the contexts of expressions are closed");
      }
      // The one used last has its expressions and caches warm.
      CelContext ready = idle.pollLast();
      if (ready != null) {
        return ready;
      }
    }
    return new CelContext(engine);
  }

  /** Ends the session of a context and keeps it for the next one, or closes it. */
  void giveBack(CelContext context) {
    boolean usable = !context.isClosed();
    try {
      if (usable) {
        context.end();
      }
    } catch (RuntimeException e) {
      usable = false;
    }
    synchronized (this) {
      if (usable && !closed && idle.size() < kept) {
        idle.addLast(context);
        return;
      }
    }
    context.close();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      idle.forEach(CelContext::close);
      idle.clear();
    }
  }
}
