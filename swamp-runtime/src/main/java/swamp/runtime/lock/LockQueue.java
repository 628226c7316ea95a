package swamp.runtime.lock;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The requests of this process that want or have a lock, in the order they came: only the first of each lock deals with
 * the file, and when it leaves, the next one knows at once. Thread-safe.
 */
final class LockQueue {
  private final ReentrantLock guard = new ReentrantLock();
  private final Map<Path, ArrayDeque<Ticket>> queues = new HashMap<>();
  private CompletableFuture<Void> departure = new CompletableFuture<>();

  /** A place in the queue of one lock. */
  static final class Ticket {
    private final Path path;
    private final CompletableFuture<Void> first = new CompletableFuture<>();

    private Ticket(Path path) {
      this.path = path;
    }

    /** Completes when this is the first in the queue. */
    CompletableFuture<Void> first() {
      return first;
    }
  }

  Ticket enter(Path path) {
    Ticket ticket = new Ticket(path);
    guard.lock();
    try {
      ArrayDeque<Ticket> queue = queues.computeIfAbsent(path, key -> new ArrayDeque<>());
      queue.add(ticket);
      if (queue.size() == 1) {
        ticket.first.complete(null);
      }
    } finally {
      guard.unlock();
    }
    return ticket;
  }

  /** Gives up the place; doing so twice does nothing. */
  void leave(Ticket ticket) {
    CompletableFuture<Void> left;
    Ticket next;
    guard.lock();
    try {
      ArrayDeque<Ticket> queue = queues.get(ticket.path);
      if (queue == null || !queue.remove(ticket)) {
        return;
      }
      next = queue.peek();
      if (next == null) {
        queues.remove(ticket.path);
      }
      left = departure;
      departure = new CompletableFuture<>();
    } finally {
      guard.unlock();
    }
    if (next != null) {
      next.first.complete(null);
    }
    left.complete(null);
  }

  /** Completes when the next request of this process gives a lock back or gives up. */
  CompletableFuture<Void> nextDeparture() {
    guard.lock();
    try {
      return departure;
    } finally {
      guard.unlock();
    }
  }
}
