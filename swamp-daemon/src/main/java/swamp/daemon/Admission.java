package swamp.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import swamp.protocol.ErrorCode;
import swamp.protocol.Failure;
import swamp.protocol.Progress;
import swamp.protocol.SwampException;

/**
 * Decides when a request runs: at once, after others, or not at all. Runs of one model keep their order, different models
 * run in parallel, and what waits is bounded. Thread-safe; requests run on the threads given, never on the caller's.
 */
final class Admission {
  private final Object guard = new Object();
  private final AdmissionLimits limits;
  private final RequestExecution execution;
  private final Executor threads;
  private final ScheduledExecutorService timer;
  private final RequestStatistics statistics;
  private final Runnable activity;
  private final Logger log;
  private final Set<Ticket> waiting = new LinkedHashSet<>();
  private final Set<Ticket> running = new LinkedHashSet<>();
  private final Set<Ticket> abandoned = new LinkedHashSet<>();

  /**
   * An admission of its own for whoever calls.
   *
   * @param activity told of every request that comes or ends
   * @param log told how every request ended
   */
  Admission(AdmissionLimits limits, RequestExecution execution, Executor threads, ScheduledExecutorService timer,
      RequestStatistics statistics, Runnable activity, Logger log) {
    this.limits = limits;
    this.execution = execution;
    this.threads = threads;
    this.timer = timer;
    this.statistics = statistics;
    this.activity = activity;
    this.log = log;
  }

  /** Starts the request, lets it wait, or answers BUSY. Never blocks. */
  void admit(AcceptedRequest request) {
    activity.run();
    statistics.arrived(request.hello().client());
    Ticket ticket = new Ticket(request);
    boolean starts;
    int before;
    synchronized (guard) {
      starts = canStart(ticket, waiting);
      before = waiting.size();
      if (starts) {
        running.add(ticket);
      } else if (hasRoom(ticket)) {
        waiting.add(ticket);
      } else {
        before = -1;
      }
    }
    if (before < 0) {
      refuse(ticket);
      return;
    }
    request.cancellation().onCancel(() -> cancelled(ticket));
    if (starts) {
      start(ticket);
    } else {
      request.session().event(new Progress("Waiting for other requests (" + before + " before this one in the queue)"));
    }
  }

  /** Cancels everything that runs or waits. */
  void cancelAll(String reason) {
    AdmissionStatus all = status();
    all.waiting().forEach(ticket -> ticket.request().cancellation().cancel(reason));
    all.running().forEach(ticket -> ticket.request().cancellation().cancel(reason));
  }

  /** Answers for every run that still has not ended, without waiting for it any longer. */
  void abandonAll() {
    status().running().forEach(this::abandon);
  }

  AdmissionStatus status() {
    synchronized (guard) {
      return new AdmissionStatus(List.copyOf(running), List.copyOf(waiting), List.copyOf(abandoned), limits);
    }
  }

  private void start(Ticket ticket) {
    try {
      threads.execute(() -> run(ticket));
    } catch (RuntimeException | OutOfMemoryError e) {
      log.error("No thread for a request", e);
      leave(ticket);
      conclude(ticket, Failure.ofDefect(e));
    }
  }

  private void run(Ticket ticket) {
    long startedAt = System.nanoTime();
    RunOutcome outcome = ticket.request().cancellation().isCancelled()
        ? new RunOutcome.Failed(cancellation(ticket, "before it started"))
        : execution.run(ticket.request());
    // The place is free before the client hears of the end, so that its next request need not wait for this one.
    leave(ticket);
    statistics.ran(ticket, outcome, System.nanoTime() - startedAt);
    boolean told = outcome.conclude(ticket.request().session());
    if (told) {
      statistics.concluded(ticket, outcome, ticket.request().cancellation().isCancelled());
    }
    log.info("{} ended after {} ms: {}", ticket.kind().description(), ageMilliseconds(ticket), logged(outcome));
  }

  private void leave(Ticket ticket) {
    activity.run();
    List<Ticket> next;
    synchronized (guard) {
      running.remove(ticket);
      abandoned.remove(ticket);
      next = startable();
    }
    next.forEach(this::start);
  }

  private void cancelled(Ticket ticket) {
    boolean neverRan;
    synchronized (guard) {
      neverRan = waiting.remove(ticket);
    }
    if (neverRan) {
      conclude(ticket, cancellation(ticket, "while it waited for other requests"));
    } else {
      var _ = timer.schedule(() -> abandon(ticket), limits.endingGrace().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Frees the place of a run that ignores its cancellation; its thread is lost until it ends by itself. */
  private void abandon(Ticket ticket) {
    List<Ticket> next;
    synchronized (guard) {
      if (!running.remove(ticket)) {
        return;
      }
      abandoned.add(ticket);
      next = startable();
    }
    next.forEach(this::start);
    log.warn("{} was cancelled, did not end and was abandoned", ticket.kind().description());
    conclude(ticket, cancellation(ticket, "but did not end; it was abandoned"));
  }

  private void conclude(Ticket ticket, Failure failure) {
    if (ticket.request().session().fail(failure)) {
      statistics.concluded(ticket, new RunOutcome.Failed(failure), true);
    }
  }

  private void refuse(Ticket ticket) {
    statistics.refused();
    log.warn("{} was refused: too many requests", ticket.kind().description());
    ticket.request().session().fail(Failure.of(new SwampException(ErrorCode.BUSY,
        "The daemon is busy: " + limits.running() + " requests run and no more may wait").withHint("Try again later")));
  }

  /** Moves every waiting request that may start now to the running ones. Called under the guard. */
  private List<Ticket> startable() {
    List<Ticket> started = new ArrayList<>();
    List<Ticket> passed = new ArrayList<>();
    for (Ticket ticket : List.copyOf(waiting)) {
      if (canStart(ticket, passed)) {
        waiting.remove(ticket);
        running.add(ticket);
        started.add(ticket);
      } else {
        passed.add(ticket);
      }
    }
    return started;
  }

  private boolean canStart(Ticket ticket, Iterable<Ticket> earlier) {
    boolean free = !ticket.takesPlace() || running.stream().filter(Ticket::takesPlace).count() < limits.running();
    return free && !hasSameModel(ticket, running) && !hasSameModel(ticket, earlier);
  }

  private boolean hasRoom(Ticket ticket) {
    long sameModel = waiting.stream().filter(other -> ticket.key().isPresent() && other.key().equals(ticket.key())).count();
    return waiting.size() < limits.waiting() && sameModel < limits.waitingPerModel();
  }

  private static boolean hasSameModel(Ticket ticket, Iterable<Ticket> others) {
    for (Ticket other : others) {
      if (ticket.key().isPresent() && ticket.key().equals(other.key())) {
        return true;
      }
    }
    return false;
  }

  private static Failure cancellation(Ticket ticket, String when) {
    Optional<String> reason = ticket.request().cancellation().reason();
    return Failure.of(new SwampException(
        ErrorCode.CANCELLED, "The request was cancelled " + when + reason.map(why -> " (" + why + ")").orElse("")));
  }

  private static String logged(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Returned returned -> "exit code " + returned.code();
      case RunOutcome.Failed failed -> failed.failure().code();
    };
  }

  private static long ageMilliseconds(Ticket ticket) {
    return Duration.ofNanos(System.nanoTime() - ticket.admittedAt()).toMillis();
  }
}
