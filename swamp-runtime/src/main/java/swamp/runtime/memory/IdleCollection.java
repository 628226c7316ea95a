package swamp.runtime.memory;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import swamp.runtime.warmup.WorkGauge;

/**
 * Has the heap collected in a pause between requests, so that memory which busy times or the warm-up left behind goes back
 * to the system. A request that comes just then waits for the rest of the collection, a fraction of a second; that is why
 * it must be worth the while, and happens at most once for each time so much has gathered. For one thread.
 */
public final class IdleCollection {
  /** How often {@link #look} is to be called. */
  public static final Duration PERIOD = Duration.ofSeconds(1);

  private static final int QUIET_LOOKS = 2;
  private static final long WORTH_WHILE_BYTES = 24L << 20;

  private final WorkGauge gauge;
  private final BooleanSupplier warming;
  private final Heap heap;
  private long begunBefore;
  private int quietLooks;

  /** What is collected. */
  public interface Heap {
    /** Bytes that have come since the last whole collection and that only another one can free. */
    long grownBytes();

    /** Collects the whole heap; everything stands still meanwhile. */
    void collect();
  }

  /**
   * @param gauge whether requests are in work, and how many there were
   * @param warming whether the warm-up is at work, which is not disturbed either
   */
  public IdleCollection(WorkGauge gauge, BooleanSupplier warming, Heap heap) {
    this.gauge = gauge;
    this.warming = warming;
    this.heap = heap;
  }

  /** Collects when nothing has been asked or warmed for two looks and enough has gathered. */
  public void look() {
    long begun = gauge.begun();
    boolean quiet = !gauge.isWorking() && begun == begunBefore && !warming.getAsBoolean();
    begunBefore = begun;
    quietLooks = quiet ? quietLooks + 1 : 0;
    if (quietLooks >= QUIET_LOOKS && heap.grownBytes() >= WORTH_WHILE_BYTES) {
      quietLooks = 0;
      heap.collect();
    }
  }
}
