package swamp.cli.transport;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import swamp.cli.transport.ConnectOutcome.Connected;
import swamp.cli.transport.ConnectOutcome.Reason;
import swamp.cli.transport.ConnectOutcome.Unreachable;
import swamp.protocol.ErrorCode;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

/**
 * Starts the resident daemon in a session of its own, with nothing of the caller's standard streams (lesson 16). Of
 * several callers at once one starts it, the others wait for it to answer (lesson 4).
 */
final class DaemonStarter {
  private static final Duration CONNECT_DEADLINE = Duration.ofMillis(200);
  private static final long PAUSE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final File NOTHING = new File("/dev/null");

  private final RuntimeInstallation installation;
  private final SocketLocation location;
  private final Map<String, String> environment;
  private final Duration patience;
  private @Nullable Process started;

  DaemonStarter(
      RuntimeInstallation installation, SocketLocation location, Map<String, String> environment, Duration patience) {
    this.installation = installation;
    this.location = location;
    this.environment = environment;
    this.patience = patience;
  }

  /**
   * A connection to the daemon that this call, or another one at the same time, has started.
   *
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when it ends or does not answer in time
   */
  SocketChannel start() {
    location.ensureDirectory();
    long end = System.nanoTime() + patience.toNanos();
    try (FileChannel launch = FileChannel.open(
        location.launchLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return waitForDaemon(launch, end);
    } catch (IOException e) {
      throw unavailable("The swamp daemon could not be started: " + e.getMessage());
    }
  }

  // The order matters: whoever gets the lock looks once more, because the daemon may have come up just before.
  private SocketChannel waitForDaemon(FileChannel launch, long end) throws IOException {
    @Nullable FileLock lock = null;
    while (true) {
      boolean mayStart = lock != null;
      switch (DaemonSocket.connect(location.socket(), CONNECT_DEADLINE)) {
        case Connected connected -> {
          return connected.channel();
        }
        case Unreachable unreachable when unreachable.reason() == Reason.FORBIDDEN ->
            throw unavailable("The swamp daemon's socket may not be used here (" + unreachable.detail() + ")");
        case Unreachable unreachable -> {
          if (System.nanoTime() >= end) {
            throw slow(unreachable);
          }
        }
      }
      if (mayStart && started == null) {
        started = spawn();
      }
      failIfEnded();
      if (lock == null) {
        lock = launch.tryLock();
      }
      LockSupport.parkNanos(PAUSE_NANOSECONDS);
    }
  }

  private Process spawn() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(detached(installation.daemonCommand()));
    builder.directory(location.directory().toFile());
    builder.redirectInput(NOTHING);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(location.log().toFile()));
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> !DaemonEnvironment.keeps(name));
    Optional.ofNullable(environment.get(SocketLocation.DIRECTORY_VARIABLE))
        .ifPresent(directory -> builder.environment().put(SocketLocation.DIRECTORY_VARIABLE, directory));
    return builder.start();
  }

  private void failIfEnded() {
    Process process = started;
    // Exit status 0 means that another daemon was faster.
    if (process != null && !process.isAlive() && process.exitValue() != 0) {
      throw unavailable("The swamp daemon ended at its start (exit status " + process.exitValue() + ")"
          + LogTail.section(LogTail.of(location.log()))).withHint("Daemon log: " + location.log());
    }
  }

  private SwampException slow(Unreachable last) {
    return unavailable("The swamp daemon did not answer within " + patience.toSeconds() + " s (" + last.detail() + ")")
        .withHint("Daemon log: " + location.log());
  }

  private static SwampException unavailable(String message) {
    return new SwampException(ErrorCode.DAEMON_UNAVAILABLE, message);
  }

  // Without setsid the shell at least keeps the terminal's signals away from the daemon.
  private static List<String> detached(List<String> command) {
    List<String> words = new ArrayList<>();
    Optional<Path> setsid = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid")).stream()
        .filter(Files::isExecutable)
        .findFirst();
    if (setsid.isPresent()) {
      words.add(setsid.get().toString());
    } else {
      words.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "sh"));
    }
    words.addAll(command);
    return words;
  }
}
