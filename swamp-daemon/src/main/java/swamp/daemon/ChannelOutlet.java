package swamp.daemon;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.stream.ChunkedStream;
import java.io.ByteArrayInputStream;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameWriter;

/**
 * Frames onto a Netty channel. What the reader has not taken yet is counted: beyond {@link #CAPACITY} the writing thread
 * waits, so at most that much and one frame are held for a slow reader (lesson 24).
 */
final class ChannelOutlet implements FrameOutlet {
  static final long CAPACITY = 1024 * 1024;
  private static final int CHUNK = 64 * 1024;

  private final Object guard = new Object();
  private final Channel channel;
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

  @Override
  public void write(byte[] payload) {
    var _ = send(payload);
  }

  @Override
  public void finish(byte[] payload) {
    var _ = send(payload).addListener(ChannelFutureListener.CLOSE);
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

  /** Large frames leave in pieces: only a piece at a time is copied to memory outside the heap. */
  private ChannelFuture send(byte[] payload) {
    byte[] frame = FrameWriter.frame(payload, FrameLimits.SERVER_TO_CLIENT);
    synchronized (guard) {
      pending += frame.length;
    }
    ChannelFuture written = channel.writeAndFlush(frame.length > CHUNK
        ? new ChunkedStream(new ByteArrayInputStream(frame), CHUNK)
        : Unpooled.wrappedBuffer(frame));
    return written.addListener(_ -> taken(frame.length));
  }

  private void taken(int bytes) {
    synchronized (guard) {
      pending -= bytes;
      guard.notifyAll();
    }
  }
}
