package swamp.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
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
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final Duration LONGEST_CHECK_PERIOD = Duration.ofMinutes(1);
  private static final Duration SHORTEST_CHECK_PERIOD = Duration.ofMillis(50);

  private final DaemonSettings settings;
  private final RequestHandler handler;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().name("swamp-run-", 1).daemon(true).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("swamp-timer").daemon(true).factory());
  private final Admission admission;
  private final SocketServer server;
  private final AtomicReference<@Nullable StopOrder> order = new AtomicReference<>();
  private final CountDownLatch stopOrdered = new CountDownLatch(1);

  private Daemon(DaemonSettings settings, RequestHandler handler) {
    this.settings = settings;
    this.handler = handler;
    RequestCounters counters = new RequestCounters();
    IdleExpiry idle = new IdleExpiry(settings.idle(), System::currentTimeMillis, System::nanoTime);
    DaemonStatusReport report = new DaemonStatusReport(settings, counters, idle);
    this.admission =
        new Admission(settings.admission(), new RequestExecution(handler), threads, timer, counters, idle::activity);
    this.server = new SocketServer(settings.location().socket(), settings.server(),
        new DaemonRouter(admission, () -> status(report), this::stop, threads));
    Retirement retirement = new Retirement(idle, admission::status, server::isReachable);
    long period = checkPeriod(settings.idle()).toMillis();
    var _ = timer.scheduleWithFixedDelay(() -> retire(retirement), period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Listens from the return on.
   *
   * @throws swamp.protocol.SwampException when the socket cannot be made
   */
  static Daemon start(DaemonSettings settings, RequestHandler handler) {
    Daemon daemon = new Daemon(settings, handler);
    LOG.info("Listening on {}", settings.location().socket());
    return daemon;
  }

  /** What runs and waits right now. */
  AdmissionStatus admissionStatus() {
    return admission.status();
  }

  /** Asks for the end; returns at once. A later order matters only if it is the first to say now. */
  void stop(StopOrder wanted) {
    order.updateAndGet(earlier -> earlier == null || (wanted.now() && !earlier.now()) ? wanted : earlier);
    stopOrdered.countDown();
    server.wake();
  }

  /** Waits for the end to be asked for. */
  StopOrder awaitOrder() throws InterruptedException {
    stopOrdered.await();
    return currentOrder();
  }

  /** Ends as ordered; returns when everything is closed, after {@link #longestEnd} at most. */
  void end() throws InterruptedException {
    LOG.info("Stopping: {}", currentOrder().reason());
    endConversations();
    closeAll();
    LOG.info("Stopped");
  }

  /** The longest time that {@link #end} takes. */
  Duration longestEnd() {
    return settings.drain().plus(settings.admission().endingGrace()).plus(CLOSING.multipliedBy(3));
  }

  private void endConversations() throws InterruptedException {
    server.stopAccepting();
    boolean silent = server.awaitSilence(settings.drain(), () -> currentOrder().now());
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
    threads.execute(handler::close);
    threads.shutdown();
    if (!threads.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("The runtime did not end in time");
    }
  }

  private void retire(Retirement retirement) {
    try {
      retirement.reason().ifPresent(reason -> stop(new StopOrder(false, reason)));
    } catch (RuntimeException e) {
      LOG.error("The check for retirement failed", e);
    }
  }

  private ObjectNode status(DaemonStatusReport report) {
    return report.document(admission.status(), order.get() != null, handler.status());
  }

  private StopOrder currentOrder() {
    StopOrder current = order.get();
    return current == null ? new StopOrder(false, "unknown") : current;
  }

  private static Duration checkPeriod(Duration idle) {
    Duration tenth = idle.dividedBy(10);
    if (idle.isZero() || tenth.compareTo(LONGEST_CHECK_PERIOD) > 0) {
      return LONGEST_CHECK_PERIOD;
    }
    return tenth.compareTo(SHORTEST_CHECK_PERIOD) < 0 ? SHORTEST_CHECK_PERIOD : tenth;
  }
}
