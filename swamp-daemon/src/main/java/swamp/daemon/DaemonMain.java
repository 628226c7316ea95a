package swamp.daemon;

import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.ErrorCode;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;
import swamp.runtime.RequestHandlerProvider;
import swamp.runtime.SwampRuntimeProvider;

/**
 * The daemon in the foreground. Its start and end are told in short lines on standard output, the rest goes to the log
 * in the state directory. SIGTERM and SIGINT let running requests finish within bounds; the exit status is then the
 * virtual machine's, 143 or 130.
 */
public final class DaemonMain {
  private static final Duration AOT_CACHE_DELAY = Duration.ofSeconds(30);
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);
  /** EX_TEMPFAIL: asks the service manager for a new process. */
  private static final int RESTART_STATUS = 75;

  private DaemonMain() {}

  /** Exit status 0 also when another daemon already serves: what was wanted is there (lesson 34). */
  public static void main(String[] arguments) {
    System.exit(serve(System.getenv(), System.out, System.err, new SwampRuntimeProvider()));
  }

  /** Serves until told to end. */
  static int serve(Map<String, String> environment, PrintStream output, PrintStream errors,
      RequestHandlerProvider runtime) {
    try {
      DaemonSettings settings = DaemonSettings.of(environment);
      SocketLocation location = settings.location();
      location.ensureDirectory();
      ListeningSocket socket = socket(environment, location);
      Optional<DaemonLock> lock =
          DaemonLock.acquire(location, () -> answers(location.socket()), LOCK_PATIENCE);
      if (lock.isEmpty()) {
        output.println("A swamp daemon already listens on " + location.socket());
        return 0;
      }
      CountDownLatch ended = new CountDownLatch(1);
      try (DaemonLock place = lock.get()) {
        return serve(settings, socket, output, runtime, place, ended);
      } finally {
        ended.countDown();
      }
    } catch (SwampException e) {
      errors.println("The swamp daemon cannot run: " + e.text());
      e.hint().ifPresent(errors::println);
      return ServiceManager.named(environment.getOrDefault(DaemonSettings.SERVICE_VARIABLE, ""))
          .map(ServiceManager::permanentFailureStatus).orElse(e.exitCode());
    } catch (IOException | RuntimeException e) {
      // Threads of a half-started runtime must not keep the process: whatever happened, it ends here.
      errors.println("The swamp daemon ended because of a defect");
      e.printStackTrace(errors);
      return ErrorCode.INTERNAL.exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ErrorCode.INTERRUPTED.exitCode();
    }
  }

  private static int serve(DaemonSettings settings, ListeningSocket socket, PrintStream output,
      RequestHandlerProvider runtime, DaemonLock place, CountDownLatch ended) throws InterruptedException {
    BuildFiles build = BuildFiles.ofClassPath();
    DaemonLog.toFile(settings.location().log());
    output.println("swamp daemon " + BuildFingerprint.current().text() + ", protocol " + ProtocolVersion.NUMBER
        + ", process " + ProcessHandle.current().pid());
    warnOfWorkingDirectory(settings.location().directory());
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Daemon daemon = Daemon.start(settings, socket, new OpeningHandler(() -> runtime.openResident(new SocketRehearsal()), failure::complete),
        Telemetry.of(System.getenv()), build);
    stopOnSignal(daemon, ended);
    var _ = failure.thenAccept(e -> stopBecauseOf(daemon, e));
    output.println("listening on " + settings.location().socket());
    StopOrder order;
    try (AotCacheRenewal renewal = AotCacheRenewal.ofInstallation(AOT_CACHE_DELAY)) {
      renewal.start();
      order = daemon.awaitOrder();
    }
    output.println("stopping: " + order.reason());
    daemon.end(() -> leave(place));
    output.println("stopped");
    DaemonLog.close();
    return order.restart() && settings.service().isPresent() ? RESTART_STATUS : 0;
  }

  private static ListeningSocket socket(Map<String, String> environment, SocketLocation location) {
    try {
      Optional<InheritedSocket> inherited = InheritedSocket.of(environment);
      return inherited.isPresent() ? inherited.get() : new OwnSocket(location.socket());
    } catch (IOException e) {
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The socket that was handed over cannot be used: " + e.getMessage(), e);
    }
  }

  private static void leave(DaemonLock place) {
    try {
      place.close();
    } catch (IOException e) {
      LoggerFactory.getLogger(DaemonMain.class).warn("The daemon's lock could not be freed", e);
    }
  }

  private static void stopBecauseOf(Daemon daemon, Throwable failure) {
    LoggerFactory.getLogger(DaemonMain.class).error("The runtime could not be opened", failure);
    daemon.stop(new StopOrder(StopOrder.Manner.DRAIN, "the runtime could not be opened: " + failure.getMessage()));
  }

  /** The virtual machine ends when its hooks have returned, so this one waits for the orderly end of everything. */
  private static void stopOnSignal(Daemon daemon, CountDownLatch ended) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      daemon.stop(new StopOrder(StopOrder.Manner.DRAIN, "the process was told to end"));
      try {
        ended.await(daemon.longestEnd().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }, "swamp-end"));
  }

  /** Whether a daemon accepts connections; the connection is given up again at once. */
  private static boolean answers(Path socket) {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A working directory that somebody may delete would break the starting of subprocesses later (lesson 10). */
  private static void warnOfWorkingDirectory(Path directory) {
    Logger log = LoggerFactory.getLogger(DaemonMain.class);
    try {
      Path here = Path.of("").toRealPath();
      if (here.getNameCount() > 0 && !Files.isSameFile(here, directory)) {
        log.warn("The working directory is {}; start the daemon in {}", here, directory);
      }
    } catch (IOException e) {
      log.warn("The working directory is gone; start the daemon in {}", directory);
    }
  }
}
