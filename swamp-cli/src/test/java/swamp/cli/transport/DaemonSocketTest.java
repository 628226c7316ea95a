package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import swamp.cli.FakeDaemon;
import swamp.cli.transport.ConnectOutcome.Connected;
import swamp.cli.transport.ConnectOutcome.Reason;
import swamp.cli.transport.ConnectOutcome.Unreachable;

/** The ways in which a socket does not answer, on real sockets. */
class DaemonSocketTest {
  private static final Duration DEADLINE = Duration.ofMillis(200);

  private Path directory = Path.of("");
  private Path socket = Path.of("");

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = FakeDaemon.directory();
    socket = directory.resolve("daemon.sock");
  }

  @AfterEach
  void removeDirectory() throws IOException {
    FakeDaemon.delete(directory);
  }

  @Test
  void aMissingNodeMeansThatNoDaemonRuns() {
    assertEquals(Reason.MISSING, reason());
  }

  @Test
  void aNodeThatNobodyListensOnIsStale() throws IOException {
    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket)).close();
    assertEquals(Reason.STALE, reason());
  }

  @Test
  void aFullBacklogIsBusyAndNotStale() throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket), 1);
      ConnectOutcome outcome = DaemonSocket.connect(socket, DEADLINE);
      while (outcome instanceof Connected connected && waiting.size() < 1000) {
        waiting.add(connected.channel());
        outcome = DaemonSocket.connect(socket, DEADLINE);
      }
      assertEquals(Reason.BUSY, assertInstanceOf(Unreachable.class, outcome).reason());
    } finally {
      waiting.forEach(DaemonSocket::close);
    }
  }

  @Test
  void aListenerIsConnectedTo() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket));
      Connected connected = assertInstanceOf(Connected.class, DaemonSocket.connect(socket, DEADLINE));
      assertEquals(true, connected.channel().isBlocking());
      connected.channel().close();
    }
  }

  private Reason reason() {
    return assertInstanceOf(Unreachable.class, DaemonSocket.connect(socket, DEADLINE)).reason();
  }
}
