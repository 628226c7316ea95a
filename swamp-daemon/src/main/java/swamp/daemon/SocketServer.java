package swamp.daemon;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.FrameLimits;
import swamp.protocol.SwampException;

/** Listens on the daemon's socket and holds a conversation on each connection. */
final class SocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
  private static final long INBOUND_BYTES = 2L * FrameLimits.CLIENT_TO_SERVER;
  private static final Duration SILENCE_WHILE_STOPPING = Duration.ofMillis(500);

  private final ListeningSocket socket;
  private final SocketServerLimits limits;
  private final RequestRouter router;
  private final UserPrincipal self;
  private final Connections connections;
  private final InboundBudget inbound = new InboundBudget(INBOUND_BYTES);
  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
      1, Thread.ofPlatform().name("swamp-socket").factory(), NioIoHandler.newFactory());

  /**
   * Listens from now on. The caller holds {@link DaemonLock}.
   *
   * @param directory the daemon's own, whose owner is the only user who may connect
   * @throws SwampException {@link ErrorCode#DAEMON_UNAVAILABLE} when the socket cannot be made
   */
  SocketServer(ListeningSocket socket, Path directory, SocketServerLimits limits, RequestRouter router) {
    this.socket = socket;
    this.limits = limits;
    this.router = router;
    this.connections = new Connections(limits.connections());
    try {
      this.self = Files.getOwner(directory);
      socket.listen(loops, new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel accepted) {
          begin(accepted);
        }
      });
    } catch (IOException | RuntimeException e) {
      var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw new SwampException(
          ErrorCode.DAEMON_UNAVAILABLE, "Listening in " + directory + " failed: " + e.getMessage(), e);
    }
  }

  /** Whether the socket's node is still the one made here; nobody new can reach the daemon otherwise. */
  boolean isReachable() {
    return socket.isReachable();
  }

  /** Takes no more connections and removes the node; open conversations go on, silent ones are ended soon. */
  void stopAccepting() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warn("The socket could not be closed", e);
    }
    connections.all()
        .forEach(channel -> channel.pipeline().fireUserEventTriggered(
            new ConversationHandler.Stopping(SILENCE_WHILE_STOPPING)));
  }

  /** Waits for the end of all conversations; says whether it came. */
  boolean awaitSilence(Duration patience, BooleanSupplier givesUp) throws InterruptedException {
    return connections.awaitNone(patience, givesUp);
  }

  /** Makes a waiting {@link #awaitSilence} look at its condition again. */
  void wake() {
    connections.wake();
  }

  /** Closes whatever is still open and ends the event loop. */
  void close() {
    connections.closeAll();
    var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void begin(Channel channel) {
    if (!isOurUser(channel)) {
      LOG.warn("A connection of another user was closed");
      var _ = channel.close();
      return;
    }
    ChannelOutlet outlet = new ChannelOutlet(channel);
    RequestSession session = new RequestSession(router, outlet);
    channel.pipeline()
        .addLast(new IdleStateHandler(true, 0, limits.stalledReader().toMillis(), 0, TimeUnit.MILLISECONDS))
        .addLast(new FrameDecoder(inbound))
        .addLast(new ChunkedWriteHandler())
        .addLast(new ConversationHandler(session, outlet, limits.requestDeadline()));
    if (!connections.add(channel)) {
      session.refuse(new SwampException(ErrorCode.BUSY, "The daemon has too many connections").withHint("Try again later"));
    }
  }

  /** The directory lets nobody else in; this is the second line (lesson 30). */
  private boolean isOurUser(Channel channel) {
    UnixDomainPrincipal peer = channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
    return peer != null && self.equals(peer.user());
  }
}
