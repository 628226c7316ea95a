package swamp.daemon;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.helpers.NOPLogger;
import swamp.protocol.BuildFingerprint;
import swamp.protocol.ClientHello;
import swamp.protocol.ErrorCode;
import swamp.protocol.EventMessage;
import swamp.protocol.ExitMessage;
import swamp.protocol.FailureMessage;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.FrameWriter;
import swamp.protocol.MessageCodec;
import swamp.protocol.ProtocolVersion;
import swamp.protocol.RequestMessage;
import swamp.protocol.ResultMessage;
import swamp.protocol.ServerHello;
import swamp.protocol.SwampException;
import swamp.runtime.RehearsalTransport;
import swamp.runtime.RequestHandler;

/**
 * Rehearsals through a socket, a server and an admission of their own: the same code as the daemon's, and nothing of it
 * shows in the daemon's status or log.
 */
final class SocketRehearsal implements RehearsalTransport {
  private static final String SOCKET = "daemon.sock";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public Client open(Path directory, RequestHandler handler) throws IOException {
    return new Stage(directory, handler);
  }

  private static final class Stage implements Client {
    private final Path socket;
    private final ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("swamp-rehearsal-", 1).daemon(true).factory());
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("swamp-rehearsal-timer").daemon(true).factory());
    private final SocketServer server;

    Stage(Path directory, RequestHandler handler) {
      socket = directory.resolve(SOCKET);
      Admission admission = new Admission(new AdmissionLimits(1, 1, 1, Duration.ZERO),
          new RequestExecution(handler, Telemetry.none()), threads, timer, new RequestStatistics(), () -> {},
          NOPLogger.NOP_LOGGER);
      try {
        server = new SocketServer(
            new OwnSocket(socket), directory, new SocketServerLimits(1, PATIENCE, PATIENCE), admission::admit);
      } catch (SwampException e) {
        endThreads();
        throw e;
      }
    }

    @Override
    public int ask(RequestMessage request) throws IOException {
      try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        FrameWriter writer = new FrameWriter(Channels.newOutputStream(channel), FrameLimits.CLIENT_TO_SERVER);
        writer.write(MessageCodec.encode(new ClientHello(ProtocolVersion.NUMBER, BuildFingerprint.current().text(),
            Runtime.version().toString(), "rehearsal")));
        writer.write(MessageCodec.encode(request));
        return exitCode(new FrameReader(Channels.newInputStream(channel), FrameLimits.SERVER_TO_CLIENT));
      }
    }

    private static int exitCode(FrameReader answers) {
      while (true) {
        byte[] payload = answers.read().orElseThrow(
            () -> new SwampException(ErrorCode.TRANSPORT_BROKEN, "The connection of a rehearsal ended before its exit"));
        switch (MessageCodec.decodeServer(payload)) {
          case ExitMessage exit -> {
            return exit.code();
          }
          case FailureMessage failure ->
              throw new SwampException(ErrorCode.INTERNAL, "A rehearsal failed: " + failure.failure().message());
          case ServerHello _, EventMessage _, ResultMessage _ -> {}
        }
      }
    }

    @Override
    public void close() {
      try {
        server.stopAccepting();
      } finally {
        server.close();
        endThreads();
      }
    }

    private void endThreads() {
      timer.shutdownNow();
      threads.shutdown();
    }
  }
}
