package swamp.runtime.script;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.memory.OldGeneration;

/**
 * Sees to it that a run which needs more memory than there is ends before the process does: when a collection leaves the
 * heap mostly full, contexts that only wait are closed, and when that is not enough, the run that has allocated most.
 */
public final class HeapWatchdog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeapWatchdog.class);
  private static final double MOSTLY_FULL = 0.7;
  private static final double NEARLY_FULL = 0.85;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final ContextPool contexts;
  private final Optional<MemoryPoolMXBean> oldGeneration = OldGeneration.pool();
  private final NotificationListener listener = (notification, handback) -> {
    if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
      relieve();
    }
  };
  private final AtomicBoolean relieving = new AtomicBoolean();
  private final CompletableFuture<Void> closing = new CompletableFuture<>();

  public HeapWatchdog(ContextPool contexts) {
    this.contexts = contexts;
    oldGeneration.filter(pool -> pool.getCollectionUsage().getMax() > 0).ifPresent(pool -> {
      pool.setCollectionUsageThreshold((long) (MOSTLY_FULL * pool.getCollectionUsage().getMax()));
      if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
      }
    });
  }

  private void relieve() {
    if (!closing.isDone() && relieving.compareAndSet(false, true)) {
      Thread.ofPlatform().name("swamp-heap-watchdog").daemon().start(() -> {
        try {
          relieveWhileFull();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        } finally {
          relieving.set(false);
        }
      });
    }
  }

  private void relieveWhileFull() throws InterruptedException {
    LOG.warn("The heap is mostly full ({}): contexts that wait for runs are closed", usage());
    contexts.releaseIdle();
    long collections = collections();
    while (fullness() > MOSTLY_FULL && !closing.isDone()) {
      // A figure from before the last step proves nothing.
      if (fullness() > NEARLY_FULL && collections() > collections) {
        LOG.warn("The heap is nearly full ({}): the run that has allocated most is ended", usage());
        contexts.endLargestRun();
        collections = collections();
      }
      pause();
    }
  }

  private void pause() throws InterruptedException {
    try {
      closing.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      // The time is over.
    }
  }

  private double fullness() {
    MemoryUsage usage = usage();
    return usage == null ? 0 : (double) usage.getUsed() / usage.getMax();
  }

  private MemoryUsage usage() {
    return oldGeneration.orElseThrow().getCollectionUsage();
  }

  /** Collections of the old generation; those of the young one tell nothing new of how full it is. */
  private long collections() {
    String observed = oldGeneration.orElseThrow().getName();
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(collector -> List.of(collector.getMemoryPoolNames()).contains(observed))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Override
  public void close() {
    closing.complete(null);
    if (ManagementFactory.getMemoryMXBean() instanceof NotificationEmitter emitter) {
      try {
        emitter.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        // It was never added: the heap has no pool with such a threshold.
      }
    }
  }
}
