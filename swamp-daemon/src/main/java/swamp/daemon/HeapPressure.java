package swamp.daemon;

import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import swamp.runtime.memory.OldGeneration;

/**
 * Whether the heap stays nearly full even right after collections, several checks in a row: then the daemon retires
 * before it gets slow or breaks (lesson 26). For one thread.
 */
final class HeapPressure {
  private static final int CHECKS_IN_A_ROW = 3;
  private static final double NEARLY_FULL = 0.9;

  private final Optional<MemoryPoolMXBean> oldGeneration = OldGeneration.pool();
  private int fullChecks;

  boolean isLasting() {
    fullChecks = oldGeneration.map(MemoryPoolMXBean::getCollectionUsage).filter(HeapPressure::isNearlyFull).isPresent()
        ? fullChecks + 1
        : 0;
    return fullChecks >= CHECKS_IN_A_ROW;
  }

  private static boolean isNearlyFull(MemoryUsage usage) {
    return usage.getMax() > 0 && usage.getUsed() > NEARLY_FULL * usage.getMax();
  }
}
