package swamp.daemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import swamp.protocol.SocketLocation;

/** A daemon within the test's process, with short times. */
final class RunningDaemon implements AutoCloseable {
  static final AdmissionLimits ADMISSION = new AdmissionLimits(2, 2, 1, Duration.ofMillis(200));
  static final SocketServerLimits SERVER = new SocketServerLimits(8, Duration.ofSeconds(20), Duration.ofSeconds(20));

  final FakeRequestHandler handler = new FakeRequestHandler();
  final SocketLocation location;
  final Daemon daemon;
  private final Thread runner;

  RunningDaemon(Path directory) {
    this(directory, ADMISSION, SERVER);
  }

  RunningDaemon(Path directory, AdmissionLimits admission, SocketServerLimits server) {
    this.location = new SocketLocation(directory.resolve("d"));
    location.ensureDirectory();
    this.daemon = Daemon.start(
        new DaemonSettings(location, Duration.ZERO, Duration.ofSeconds(20), admission, server, Optional.empty()),
        new OwnSocket(location.socket()), handler, Telemetry.none(), BuildFiles.of(""));
    this.runner = Thread.ofPlatform().start(this::run);
  }

  TestClient connect() {
    return TestClient.connect(location.socket());
  }

  void awaitEnd() throws InterruptedException {
    runner.join();
  }

  @Override
  public void close() throws InterruptedException {
    handler.release.countDown();
    daemon.stop(new StopOrder(StopOrder.Manner.NOW, "the test is over"));
    awaitEnd();
  }

  private void run() {
    try {
      daemon.awaitOrder();
      daemon.end(() -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
