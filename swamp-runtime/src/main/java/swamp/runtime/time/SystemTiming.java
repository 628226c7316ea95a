package swamp.runtime.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The real clock. One background thread carries all heartbeats; it starts with the first and never keeps the JVM alive.
 */
public final class SystemTiming implements Timing, AutoCloseable {
  private final InstantSource clock = InstantSource.system();
  private final ScheduledThreadPoolExecutor heartbeats;

  public SystemTiming() {
    heartbeats = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("heartbeats").daemon().factory());
    heartbeats.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration duration, CompletableFuture<?> wakeUp) throws InterruptedException {
    try {
      wakeUp.get(Math.max(0, duration.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      // Slept long enough, or woken: the caller looks at the state of things either way.
    }
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  @Override
  public Heartbeat every(Duration period, Runnable beat) {
    Future<?> repeated =
        heartbeats.scheduleWithFixedDelay(beat, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return () -> repeated.cancel(false);
  }

  @Override
  public void close() {
    heartbeats.shutdownNow();
  }
}
