package swamp.runtime.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.CancellationSource;
import swamp.runtime.script.LoadedType;
import swamp.runtime.time.Timing;

/**
 * Ends one run early, by the caller's cancel or by its timeout: first the run's signal, after a grace its code by force,
 * whatever the code does. Thread-safe.
 */
final class RunControl implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(1);
  // Existing methods may take their time to tidy up after a timeout, and nobody waits at a keyboard for the end.
  private static final Duration GRACE_AFTER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration LONGEST_END_AFTER_TIMEOUT = GRACE_AFTER_TIMEOUT.plus(PATIENCE.multipliedBy(10));

  private final CancellationSource source = new CancellationSource();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private final Cancellation caller;
  private final Timing timing;
  private final Optional<Duration> timeout;
  private volatile boolean timedOut;

  RunControl(Cancellation caller, Optional<Duration> timeout, Timing timing) {
    this.caller = caller;
    this.timing = timing;
    this.timeout = timeout;
    caller.onCancel(() -> source.cancel(caller.reason().orElse("cancelled")));
    timeout.ifPresent(limit -> Thread.ofVirtual().name("swamp-run-timeout").start(() -> endAfter(limit)));
  }

  private void endAfter(Duration limit) {
    if (waitsInVain(limit)) {
      timedOut = true;
      String reason = "timed out after " + inWords(limit);
      source.cancel(reason);
      // Nobody else counts the time of a run that cannot be ended: its caller would wait for it for ever.
      if (waitsInVain(LONGEST_END_AFTER_TIMEOUT)) {
        caller.cancel(reason);
      }
    }
  }

  /** From now on a cancel reaches the code in this context. */
  void govern(LoadedType loaded) {
    source.onCancel(() -> {
      loaded.abort(source.reason().orElse("cancelled"));
      Thread.ofVirtual().name("swamp-run-end").start(() -> endByForce(loaded));
    });
  }

  private void endByForce(LoadedType loaded) {
    if (waitsInVain(timedOut ? GRACE_AFTER_TIMEOUT : GRACE)) {
      loaded.terminate(PATIENCE);
      if (waitsInVain(PATIENCE)) {
        loaded.close();
      }
    }
  }

  /** Whether the run has not finished within this time. */
  private boolean waitsInVain(Duration limit) {
    try {
      timing.pause(limit, finished);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !finished.isDone();
  }

  /** Ends the run early for this reason. */
  void cancel(String reason) {
    source.cancel(reason);
  }

  /** Whether the run's time is over; its caller did not cancel it. */
  boolean hasTimedOut() {
    return timedOut;
  }

  boolean isCancelled() {
    return source.isCancelled();
  }

  Cancellation cancellation() {
    return source;
  }

  /**
   * @throws SwampException with {@link ErrorCode#CANCELLED} when the run is to end
   */
  void check() {
    if (source.isCancelled()) {
      throw cancelled(null);
    }
  }

  /** How a run that was ended early fails. */
  SwampException cancelled(@Nullable Throwable cause) {
    String message = timedOut
        ? "The run timed out after " + timeout.map(RunControl::inWords).orElse("its limit")
        : "The run was cancelled: " + source.reason().orElse("no reason was given");
    SwampException failure = cause == null
        ? new SwampException(ErrorCode.CANCELLED, message)
        : new SwampException(ErrorCode.CANCELLED, message, cause);
    return timedOut ? failure.withHint("Give it more time with --timeout, or make the method watch context.signal.") : failure;
  }

  private static String inWords(Duration limit) {
    return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
  }

  /** The run is over: nothing is ended by force any more. */
  @Override
  public void close() {
    finished.complete(null);
  }
}
