package swamp.runtime.memory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;

/**
 * The part of this process' heap that only a whole collection frees. How much of it is given back to the system then is
 * said by the virtual machine's options ({@code MaxHeapFreeRatio}).
 */
public final class OldGeneration implements IdleCollection.Heap {
  private final Optional<MemoryPoolMXBean> pool = pool();

  /** What the virtual machine tells of it; empty when its collector has nothing of the kind. */
  public static Optional<MemoryPoolMXBean> pool() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(candidate -> candidate.getType() == MemoryType.HEAP && candidate.isCollectionUsageThresholdSupported())
        .max(Comparator.comparingLong(candidate -> candidate.getCollectionUsage().getMax()));
  }

  @Override
  public long grownBytes() {
    return pool.map(old -> old.getUsage().getUsed() - old.getCollectionUsage().getUsed()).orElse(0L);
  }

  @Override
  public void collect() {
    System.gc();
  }
}
