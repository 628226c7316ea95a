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
  private final Succession succession;
  private final HeapPressure heap = new HeapPressure();

  Retirement(IdleExpiry idle, Supplier<AdmissionStatus> admission, BooleanSupplier reachable, Succession succession) {
    this.idle = idle;
    this.admission = admission;
    this.reachable = reachable;
    this.succession = succession;
  }

  /** The order by which it should end; empty when it should go on. */
  Optional<StopOrder> due() {
    AdmissionStatus status = admission.get();
    boolean expired = idle.isOver(!status.isIdle());
    if (expired) {
      return Optional.of(
          new StopOrder(StopOrder.Manner.HAND_OVER, "no request for " + idle.idleTime().toSeconds() + " s"));
    } else if (!reachable.getAsBoolean()) {
      return retirement("the socket was removed or replaced");
    } else if (status.abandoned().size() >= LOST_THREADS) {
      return retirement(status.abandoned().size() + " cancelled runs do not end");
    } else if (heap.isLasting()) {
      return retirement("the heap stays nearly full");
    }
    return succession.due();
  }

  private static Optional<StopOrder> retirement(String reason) {
    return Optional.of(new StopOrder(StopOrder.Manner.HAND_OVER, reason, true));
  }
}
