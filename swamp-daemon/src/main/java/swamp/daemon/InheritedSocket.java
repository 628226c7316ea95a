package swamp.daemon;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket that somebody else listens on and has handed over as file descriptor 0, as systemd does with {@code
 * StandardInput=socket}. Its node is never touched: connections that nobody accepts wait for the next daemon (lesson 35).
 */
final class InheritedSocket implements ListeningSocket {
  private static final Logger LOG = LoggerFactory.getLogger(InheritedSocket.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  /** Set by the unit of a service, because systemd itself says nothing of a socket on file descriptor 0. */
  private static final String VARIABLE = "SWAMP_DAEMON_SOCKET";

  private static final String INHERITED = "standard-input";

  private final ServerSocketChannel channel;

  private InheritedSocket(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * The socket that this process was started with, if its environment says so.
   *
   * @throws IOException when file descriptor 0 is no listening Unix domain socket
   */
  static Optional<InheritedSocket> of(Map<String, String> environment) throws IOException {
    if (!environment.getOrDefault(VARIABLE, "").equals(INHERITED)) {
      return Optional.empty();
    }
    if (System.inheritedChannel() instanceof ServerSocketChannel inherited
        && inherited.getLocalAddress() instanceof UnixDomainSocketAddress) {
      return Optional.of(new InheritedSocket(inherited));
    }
    throw new IOException(VARIABLE + " is " + INHERITED + ", but standard input is no listening Unix domain socket");
  }

  /** Accepts on a thread of its own: Netty's listening channel would remove the node when it is closed. */
  @Override
  public void listen(EventLoopGroup loops, ChannelInitializer<Channel> connection) throws IOException {
    channel.configureBlocking(true);
    Thread.ofPlatform().name("swamp-accept").daemon().start(() -> accept(loops, connection));
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void accept(EventLoopGroup loops, ChannelInitializer<Channel> connection) {
    while (channel.isOpen()) {
      try {
        Channel accepted = new NioDomainSocketChannel(channel.accept());
        accepted.pipeline().addLast(connection);
        var _ = loops.register(accepted);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // As when there are no descriptors left: the connection waits until some are.
        LOG.warn("A connection could not be accepted", e);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
