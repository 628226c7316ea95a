package swamp.runtime.script;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The contexts that serve a run now, with what their threads have allocated. Thread-safe. */
final class RunningContexts {
  private final Map<LoadedType, Owner> running = new ConcurrentHashMap<>();

  private record Owner(long thread, long allocatedBefore) {
    /** Bytes; 0 when the virtual machine does not count them. */
    long allocated() {
      return Math.max(0, allocatedBy(thread) - allocatedBefore);
    }
  }

  /** A run begins on the calling thread. */
  void add(LoadedType loaded) {
    long thread = Thread.currentThread().threadId();
    running.put(loaded, new Owner(thread, allocatedBy(thread)));
  }

  void remove(LoadedType loaded) {
    running.remove(loaded);
  }

  int size() {
    return running.size();
  }

  /** Ends the run whose thread has allocated most; false when there is none. */
  boolean endLargest() {
    Optional<Map.Entry<LoadedType, Owner>> largest = running.entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().allocated()));
    largest.ifPresent(entry -> entry.getKey().endForHeap());
    return largest.isPresent();
  }

  private static long allocatedBy(long thread) {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
        && threads.isThreadAllocatedMemorySupported() ? threads.getThreadAllocatedBytes(thread) : 0;
  }
}
