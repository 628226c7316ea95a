package swamp.daemon;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The open connections, their bound, and waiting for their end. Thread-safe. */
final class Connections {
  private final Object guard = new Object();
  private final Set<Channel> open = new HashSet<>();
  private final int limit;

  Connections(int limit) {
    this.limit = limit;
  }

  /** Counts this connection until it closes; says whether it is within the bound. */
  boolean add(Channel channel) {
    synchronized (guard) {
      open.add(channel);
      var _ = channel.closeFuture().addListener(_ -> remove(channel));
      return open.size() <= limit;
    }
  }

  List<Channel> all() {
    synchronized (guard) {
      return List.copyOf(open);
    }
  }

  void closeAll() {
    for (Channel channel : all()) {
      var _ = channel.close();
    }
  }

  /** Waits until none is open, the time is over or {@link #wake} finds the condition true; says whether none is open. */
  boolean awaitNone(Duration patience, BooleanSupplier givesUp) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (guard) {
      long left = end - System.nanoTime();
      while (!open.isEmpty() && left > 0 && !givesUp.getAsBoolean()) {
        guard.wait(Math.max(1, Duration.ofNanos(left).toMillis()));
        left = end - System.nanoTime();
      }
      return open.isEmpty();
    }
  }

  void wake() {
    synchronized (guard) {
      guard.notifyAll();
    }
  }

  private void remove(Channel channel) {
    synchronized (guard) {
      open.remove(channel);
      guard.notifyAll();
    }
  }
}
