package swamp.daemon;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What has become of the requests since the daemon's start. Thread-safe. */
final class RequestStatistics {
  private static final int KEPT_ERRORS = 10;
  private static final int MOST_CLIENT_KINDS = 8;
  private static final String OTHER_CLIENTS = "other";

  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final ConcurrentMap<String, LongAdder> clients = new ConcurrentHashMap<>();
  private final Deque<RequestError> errors = new ArrayDeque<>();
  private final ServiceTimes times = new ServiceTimes();

  /** A request of this kind of client was taken on. */
  void arrived(String client) {
    LongAdder known = clients.get(client);
    if (known == null) {
      String kind = clients.size() < MOST_CLIENT_KINDS ? client : OTHER_CLIENTS;
      known = clients.computeIfAbsent(kind, _ -> new LongAdder());
    }
    known.increment();
  }

  /** A request has ended on its own thread after this time. */
  void ran(Ticket ticket, RunOutcome outcome, long nanoseconds) {
    times.record(ticket.kind(), nanoseconds, isSuccess(outcome));
  }

  /** A client was told how its request ended. */
  void concluded(Ticket ticket, RunOutcome outcome, boolean wasCancelled) {
    if (isSuccess(outcome)) {
      succeeded.increment();
    } else if (wasCancelled) {
      cancelled.increment();
    } else {
      failed.increment();
      keep(new RequestError(Instant.now(), ticket.kind(), outcome));
    }
  }

  /** A request was answered BUSY. */
  void refused() {
    refused.increment();
  }

  long succeededCount() {
    return succeeded.sum();
  }

  /** Ended with a failure or another exit code than 0, without a cancel. */
  long failedCount() {
    return failed.sum();
  }

  long cancelledCount() {
    return cancelled.sum();
  }

  long refusedCount() {
    return refused.sum();
  }

  /** How many requests each kind of client has made, such as {@code native} or {@code jvm}. */
  Map<String, Long> clientCounts() {
    Map<String, Long> counts = new TreeMap<>();
    clients.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  /** The last failures, the latest first. */
  List<RequestError> lastErrors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  ServiceTimes serviceTimes() {
    return times;
  }

  private void keep(RequestError error) {
    synchronized (errors) {
      errors.addFirst(error);
      if (errors.size() > KEPT_ERRORS) {
        errors.removeLast();
      }
    }
  }

  private static boolean isSuccess(RunOutcome outcome) {
    return outcome.equals(new RunOutcome.Returned(0));
  }
}
