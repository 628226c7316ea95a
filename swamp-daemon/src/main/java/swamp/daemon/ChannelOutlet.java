package swamp.daemon;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.stream.ChunkedStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameWriter;

/**
 * Frames onto a Netty channel. What the reader has not taken yet is counted: beyond {@link #CAPACITY} the writing thread
 * waits, so at most that much and one frame are held for a slow reader (lesson 24).
 *
 * <p>What is written soon after {@link #gather} leaves together: every frame that leaves by itself wakes the event loop
 * and the client, and a short run would share its processors with them.
 */
final class ChannelOutlet implements FrameOutlet {
  static final long CAPACITY = 1024 * 1024;
  static final Duration GATHERING = Duration.ofMillis(10);
  private static final int CHUNK = 64 * 1024;

  private final Object guard = new Object();
  private final Channel channel;
  private final List<byte[]> gathered = new ArrayList<>();
  private int gatheredBytes;
  private boolean gathering;
  private long pending;

  ChannelOutlet(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void awaitCapacity() {
    if (channel.eventLoop().inEventLoop()) {
      return;
    }
    synchronized (guard) {
      while (pending > CAPACITY && channel.isOpen()) {
        try {
          guard.wait();
        } catch (InterruptedException e) {
          // Whoever interrupts a run wants it to end, not to lose its answers: the run itself looks at the flag.
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** Holds what is written from now on until {@link #GATHERING} is over, much has come together, or the stream ends. */
  void gather() {
    synchronized (guard) {
      if (gathering) {
        return;
      }
      gathering = true;
    }
    var _ = channel.eventLoop().schedule(this::release, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends what was held; what is written from now on leaves at once. Called on the event loop. */
  void release() {
    byte[][] held;
    synchronized (guard) {
      gathering = false;
      held = take();
    }
    if (held.length > 0) {
      var _ = send(held);
    }
  }

  @Override
  public void write(byte[] payload) {
    byte[][] due;
    synchronized (guard) {
      add(payload);
      if (gathering && gatheredBytes <= CHUNK) {
        return;
      }
      due = take();
    }
    var _ = send(due);
  }

  @Override
  public void finish(byte[] payload) {
    byte[][] last;
    synchronized (guard) {
      add(payload);
      last = take();
    }
    var _ = send(last).addListener(ChannelFutureListener.CLOSE);
  }

  /** Whether the reader still has something to take. */
  boolean hasPending() {
    synchronized (guard) {
      return pending > 0;
    }
  }

  /** Wakes writers when the channel is closed. */
  void closed() {
    synchronized (guard) {
      guard.notifyAll();
    }
  }

  private void add(byte[] payload) {
    byte[] frame = FrameWriter.frame(payload, FrameLimits.SERVER_TO_CLIENT);
    gathered.add(frame);
    gatheredBytes += frame.length;
    pending += frame.length;
  }

  private byte[][] take() {
    byte[][] taken = gathered.toArray(byte[][]::new);
    gathered.clear();
    gatheredBytes = 0;
    return taken;
  }

  /**
   * Large frames leave in pieces: only a piece at a time is copied to memory outside the heap. Outside the guard, because
   * the channel tells listeners; what another thread sends meanwhile is queued behind what the event loop sends itself.
   */
  private ChannelFuture send(byte[][] frames) {
    ByteBuf together = Unpooled.wrappedBuffer(frames);
    int bytes = together.readableBytes();
    ChannelFuture written =
        channel.writeAndFlush(bytes > CHUNK ? new ChunkedStream(new ByteBufInputStream(together), CHUNK) : together);
    return written.addListener(_ -> taken(bytes));
  }

  private void taken(int bytes) {
    synchronized (guard) {
      pending -= bytes;
      guard.notifyAll();
    }
  }
}
