package swamp.cli.transport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import swamp.cli.transport.ConnectOutcome.Connected;
import swamp.cli.transport.ConnectOutcome.Reason;
import swamp.cli.transport.ConnectOutcome.Unreachable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/** Finds a runtime for a request: the resident daemon if it is wanted and can be had, else a child of our own. */
public final class RuntimeConnector {
  private static final Duration CONNECT_DEADLINE = Duration.ofMillis(200);
  private static final Duration RETIREMENT_PATIENCE = Duration.ofSeconds(30);
  private static final int DEFAULT_START_SECONDS = 30;
  private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(20);

  private final RuntimeInstallation installation;
  private final Map<String, String> environment;
  private final Waiting waiting;
  private final Hints hints;

  public RuntimeConnector(
      RuntimeInstallation installation, Map<String, String> environment, Waiting waiting, Hints hints) {
    this.installation = installation;
    this.environment = environment;
    this.waiting = waiting;
    this.hints = hints;
  }

  /**
   * A connection on which nothing has been said yet.
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} or {@link ErrorCode#BUSY} when there is no runtime of
   *     the kind the caller insists on
   */
  public Connection connect(DaemonUse use) {
    if (use.mode() == DaemonUse.Mode.OFF) {
      return new OneShotTransport(installation).open();
    }
    try {
      return connectToDaemon(use.spawn());
    } catch (SwampException e) {
      return withoutDaemon(use, e);
    }
  }

  /** Runs without the daemon and says why in one line, unless the caller wants the daemon or nothing. */
  Connection withoutDaemon(DaemonUse use, SwampException reason) {
    if (!use.fallback()) {
      throw reason;
    }
    hints.tell(reason.text().lines().findFirst().orElse("") + "; running without the daemon");
    return new OneShotTransport(installation).open();
  }

  /** A connection to the daemon that runs now; empty when none does. Starts nothing (lesson 3). */
  public Optional<Connection> connectToRunning() {
    SocketLocation location = location();
    return switch (attempt(location)) {
      case Connected connected -> Optional.of(new DaemonConnection(connected.channel(), location));
      case Unreachable unreachable -> switch (unreachable.reason()) {
        case MISSING, STALE -> Optional.empty();
        case FORBIDDEN, BUSY -> throw failure(unreachable);
      };
    };
  }

  /** A connection to the daemon, which is started when none runs and {@code spawn} allows it. */
  public Connection connectToDaemon(boolean spawn) {
    Optional<Connection> running = connectToRunning();
    if (running.isPresent()) {
      return running.get();
    }
    if (!spawn) {
      throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "No swamp daemon is running, and none may be started")
          .withHint("Start it with: swamp daemon start, or allow it with SWAMP_VIA_DAEMON_SPAWN=1");
    }
    waiting.show("Starting the swamp daemon…");
    try {
      SocketLocation location = location();
      SocketChannel channel = new DaemonStarter(installation, location, environment, startPatience()).start();
      return new DaemonConnection(channel, location);
    } finally {
      waiting.clear();
    }
  }

  /**
   * Waits until the daemon that was told to leave has ended, which frees its lock.
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when it has not after a while
   */
  public void awaitAbsence() {
    long end = System.nanoTime() + RETIREMENT_PATIENCE.toNanos();
    waiting.show("Waiting for the swamp daemon to finish its work…");
    try {
      while (isLocked(location().daemonLock())) {
        if (System.nanoTime() >= end) {
          throw new SwampException(ErrorCode.DAEMON_UNAVAILABLE,
              "The swamp daemon is still busy after " + RETIREMENT_PATIENCE.toSeconds() + " s")
              .withHint("End it together with its runs: swamp daemon stop --now");
        }
        LockSupport.parkNanos(PAUSE_NANOSECONDS);
      }
    } finally {
      waiting.clear();
    }
  }

  /** A lock of the daemon's directory that some process holds. */
  public Optional<Path> heldLock() {
    return Stream.of(location().daemonLock(), location().launchLock()).filter(RuntimeConnector::isLocked).findFirst();
  }

  /** The process that the last daemon said it is: a hint only. */
  public Optional<String> notedProcess() {
    try {
      return Optional.of(Files.readString(location().processIdentifier()).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where daemon, socket and log of this caller are. */
  public SocketLocation location() {
    return SocketLocation.of(environment);
  }

  private static boolean isLocked(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  // A directory that is not ours alone could belong to somebody who wants our environment (lesson 29).
  private static ConnectOutcome attempt(SocketLocation location) {
    if (!Files.exists(location.directory(), LinkOption.NOFOLLOW_LINKS)) {
      return new Unreachable(Reason.MISSING, location.directory() + " does not exist");
    }
    location.ensureDirectory();
    return DaemonSocket.connect(location.socket(), CONNECT_DEADLINE);
  }

  private static SwampException failure(Unreachable unreachable) {
    return switch (unreachable.reason()) {
      case FORBIDDEN -> new SwampException(ErrorCode.DAEMON_UNAVAILABLE,
          "The swamp daemon's socket may not be used here (" + unreachable.detail() + ")")
          .withHint("A sandbox may forbid Unix domain sockets: allow them, or run with --via-daemon=off");
      case BUSY -> new SwampException(ErrorCode.BUSY,
          "The swamp daemon takes no more connections (" + unreachable.detail() + ")")
          .withHint("Try again in a moment");
      case MISSING, STALE -> new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "No swamp daemon is running")
          .withHint("Start it with: swamp daemon start");
    };
  }

  private Duration startPatience() {
    String given = environment.getOrDefault("SWAMP_DAEMON_START_SECONDS", "");
    boolean number = !given.isEmpty() && given.length() < 5 && given.chars().allMatch(Character::isDigit);
    return Duration.ofSeconds(number ? Integer.parseInt(given) : DEFAULT_START_SECONDS);
  }
}
