package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.runtime.RequestHandler;

/**
 * A listening daemon from its start to its end. The process' own environment and working directory never change for
 * a caller. Thread-safe. The caller holds {@link DaemonLock} for as long as this lives.
 */
final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final Duration FOREVER = Duration.ofDays(10_000);
  private static final Duration CLOSING = Duration.ofSeconds(2);
  // Shorter than a client's patience: a daemon that nobody can reach any more keeps its successor waiting.
  private static final Duration LONGEST_CHECK_PERIOD = Duration.ofSeconds(5);
  private static final Duration SHORTEST_CHECK_PERIOD = Duration.ofMillis(50);

  private final DaemonSettings settings;
  private final RequestHandler handler;
  private final Telemetry telemetry;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("swamp-run-", 1).daemon(true).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("swamp-timer").daemon(true).factory());
  private final Admission admission;
  private final SocketServer server;
  private final Succession succession;
  private final AtomicReference<@Nullable StopOrder> order = new AtomicReference<>();
  private final CountDownLatch stopOrdered = new CountDownLatch(1);

  private Daemon(DaemonSettings settings, ListeningSocket socket, RequestHandler handler, Telemetry telemetry, BuildFiles build) {
    this.settings = settings;
    this.handler = handler;
    this.telemetry = telemetry;
    RequestStatistics statistics = new RequestStatistics();
    IdleExpiry idle = new IdleExpiry(settings.idle(), System::currentTimeMillis, System::nanoTime);
    DaemonStatusReport report = new DaemonStatusReport(settings, statistics, idle);
    this.admission =
        new Admission(settings.admission(), new RequestExecution(handler, telemetry), threads, timer, statistics, idle::activity,
            LoggerFactory.getLogger(Admission.class));
    this.succession = new Succession(build, threads, this::stop);
    this.server = new SocketServer(socket, settings.location().directory(), settings.server(),
        new DaemonRouter(admission, client -> status(report, client), this::stop,
            succession, this::ordered, threads));
    Retirement retirement = new Retirement(idle, admission::status, server::isReachable, succession);
    long period = checkPeriod(settings.idle()).toMillis();
    var _ = timer.scheduleWithFixedDelay(() -> retire(retirement), period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Listens from the return on.
   *
   * @param socket where clients connect
   * @param telemetry who is told how requests go; closed at the end, as is the handler
   * @param build what this process is loaded from
   * @throws swamp.protocol.SwampException when the socket cannot be made
   */
  static Daemon start(DaemonSettings settings, ListeningSocket socket, RequestHandler handler, Telemetry telemetry,
      BuildFiles build) {
    Daemon daemon = new Daemon(settings, socket, handler, telemetry, build);
    LOG.info("Listening on {}", settings.location().socket());
    return daemon;
  }

  /** What runs and waits right now. */
  AdmissionStatus admissionStatus() {
    return admission.status();
  }

  /** Asks for the end; returns at once. A later order matters only if it is more urgent. */
  void stop(StopOrder wanted) {
    order.updateAndGet(earlier -> earlier == null || wanted.isMoreUrgentThan(earlier) ? wanted : earlier);
    stopOrdered.countDown();
    server.wake();
  }

  /** Waits for the end to be asked for. */
  StopOrder awaitOrder() throws InterruptedException {
    stopOrdered.await();
    return currentOrder();
  }

  /**
   * Ends as ordered; returns when everything is closed. That takes {@link #longestEnd} at most, except while what runs
   * is given all the time it needs.
   *
   * @param leavePlace lets another daemon take the place of this one
   */
  void end(Runnable leavePlace) throws InterruptedException {
    LOG.info("Stopping: {}", currentOrder().reason());
    server.stopAccepting();
    if (currentOrder().manner() == StopOrder.Manner.HAND_OVER) {
      leavePlace.run();
    }
    succession.placeIsFree();
    endConversations();
    closeAll();
    LOG.info("Stopped");
  }

  /** The longest time that {@link #end} takes. */
  Duration longestEnd() {
    return settings.drain().plus(settings.admission().endingGrace()).plus(CLOSING.multipliedBy(3));
  }

  private void endConversations() throws InterruptedException {
    boolean silent = server.awaitSilence(FOREVER, () -> currentOrder().manner() != StopOrder.Manner.HAND_OVER)
        || server.awaitSilence(settings.drain(), () -> currentOrder().manner() == StopOrder.Manner.NOW);
    if (!silent) {
      admission.cancelAll("the daemon stops");
      silent = server.awaitSilence(settings.admission().endingGrace(), () -> false);
    }
    if (!silent) {
      admission.abandonAll();
      server.awaitSilence(CLOSING, () -> false);
    }
  }

  private void closeAll() throws InterruptedException {
    server.close();
    timer.shutdownNow();
    threads.execute(telemetry::close);
    threads.execute(handler::close);
    threads.shutdown();
    if (!threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("The runtime did not end in time");
    }
  }

  private void retire(Retirement retirement) {
    try {
      retirement.due().ifPresent(this::stop);
    } catch (RuntimeException e) {
      LOG.error("The check for retirement failed", e);
    }
  }

  private ObjectNode status(DaemonStatusReport report, String client) {
    return report.document(client, admission.status(), ordered(), handler.status());
  }

  private Optional<StopOrder> ordered() {
    return Optional.ofNullable(order.get());
  }

  private StopOrder currentOrder() {
    return ordered().orElseThrow(() -> new IllegalStateException("Nobody has ordered the end"));
  }

  private static Duration checkPeriod(Duration idle) {
    Duration tenth = idle.dividedBy(10);
    if (idle.isZero() || tenth.compareTo(LONGEST_CHECK_PERIOD) > 0) {
      return LONGEST_CHECK_PERIOD;
    }
    return tenth.compareTo(SHORTEST_CHECK_PERIOD) < 0 ? SHORTEST_CHECK_PERIOD : tenth;
  }
}
