package swamp.daemon;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Connects one channel with its {@link RequestSession}. Runs on the channel's event loop. */
final class ConversationHandler extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationHandler.class);

  private final RequestSession session;
  private final ChannelOutlet outlet;
  private final Duration requestDeadline;
  private Optional<Future<?>> deadline = Optional.empty();

  ConversationHandler(RequestSession session, ChannelOutlet outlet, Duration requestDeadline) {
    this.session = session;
    this.outlet = outlet;
    this.requestDeadline = requestDeadline;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    refuseIfSilentAfter(context, requestDeadline, new SwampException(ErrorCode.PROTOCOL_VIOLATION,
        "No request came within " + requestDeadline.toMillis() + " ms"));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    switch (message) {
      case byte[] payload -> {
        outlet.gather();
        session.receive(payload);
        forgetDeadlineUnlessAwaited();
      }
      case SwampException violation -> session.refuse(violation);
      default -> throw new IllegalStateException("Unexpected " + message.getClass());
    }
  }

  /** The greeting is answered at once, unless the request came with it. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (session.awaitsRequest()) {
      outlet.release();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    outlet.closed();
    session.clientGone();
    forgetDeadlineUnlessAwaited();
  }

  /** No byte has left for a whole period although some wait: the reader has stopped reading. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && outlet.hasPending()) {
      LOG.warn("A client stopped reading its answers; its connection is closed");
      var _ = context.close();
    } else if (event instanceof Stopping stopping) {
      refuseIfSilentAfter(context, stopping.patience(),
          new SwampException(ErrorCode.DAEMON_UNAVAILABLE, "The daemon is stopping"));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("A connection broke", cause);
    var _ = context.close();
  }

  private void refuseIfSilentAfter(ChannelHandlerContext context, Duration patience, SwampException reason) {
    deadline.ifPresent(earlier -> earlier.cancel(false));
    deadline = Optional.of(context.executor().schedule(() -> {
      if (session.awaitsRequest()) {
        session.refuse(reason);
      }
    }, patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  // A waiting task would hold on to the whole connection long after its end.
  private void forgetDeadlineUnlessAwaited() {
    if (!session.awaitsRequest()) {
      deadline.ifPresent(task -> task.cancel(false));
      deadline = Optional.empty();
    }
  }

  /** Tells every connection that the daemon stops: one that has not asked by then never will be answered. */
  record Stopping(Duration patience) {}
}
