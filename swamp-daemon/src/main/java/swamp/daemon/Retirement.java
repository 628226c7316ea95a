package swamp.daemon;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Finds out, whenever it is asked, whether the daemon should end by itself. For one thread. */
final class Retirement {
  private static final int LOST_THREADS = 4;

  private final IdleExpiry idle;
  private final Supplier<AdmissionStatus> admission;
  private final BooleanSupplier reachable;
  private final HeapPressure heap = new HeapPressure();

  Retirement(IdleExpiry idle, Supplier<AdmissionStatus> admission, BooleanSupplier reachable) {
    this.idle = idle;
    this.admission = admission;
    this.reachable = reachable;
  }

  /** Why it should end, in words for the log; empty when it should go on. */
  Optional<String> reason() {
    AdmissionStatus status = admission.get();
    boolean expired = idle.isOver(!status.isIdle());
    if (expired) {
      return Optional.of("no request for " + idle.idleTime().toSeconds() + " s");
    } else if (!reachable.getAsBoolean()) {
      return Optional.of("the socket was removed or replaced");
    } else if (status.abandoned().size() >= LOST_THREADS) {
      return Optional.of(status.abandoned().size() + " cancelled runs do not end");
    } else if (heap.isLasting()) {
      return Optional.of("the heap stays nearly full");
    }
    return Optional.empty();
  }
}
