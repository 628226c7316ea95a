package swamp.runtime.trace;

import java.lang.ScopedValue.CallableOp;

/** The watcher of the request that this thread works on; without one a phase costs nothing worth naming. */
public final class RunPhases {
  private static final ScopedValue<RunTrace> TRACE = ScopedValue.newInstance();

  private RunPhases() {}

  /** A phase of the run begins; to be used as {@code try (var _ = phase("lock")) {...}}. */
  public static RunTrace.Phase phase(String name) {
    return TRACE.isBound() ? TRACE.get().begin(name) : RunTrace.Phase.UNWATCHED;
  }

  /** Does this while the trace watches. */
  public static <T, X extends Throwable> T watched(RunTrace trace, CallableOp<T, X> work) throws X {
    return ScopedValue.where(TRACE, trace).call(work);
  }
}
