package swamp.daemon;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import swamp.protocol.ErrorCode;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.SwampException;

/**
 * Cuts the client's bytes into payloads ({@code byte[]}). A bad length, or one that the budget cannot hold, comes out as a
 * {@link SwampException}; everything after it is thrown away, because no frame boundary can be found any more.
 */
final class FrameDecoder extends ByteToMessageDecoder {
  // As many as there may be connections, frames of this size do no harm; so an ordinary request is never refused.
  private static final int UNCOUNTED_BYTES = 65_536;

  private final InboundBudget budget;
  private int taken;
  private boolean lost;

  FrameDecoder(InboundBudget budget) {
    this.budget = budget;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf input, List<Object> output) {
    if (lost) {
      input.skipBytes(input.readableBytes());
      return;
    }
    if (input.readableBytes() < FrameLimits.LENGTH_BYTES) {
      return;
    }
    try {
      int length =
          FrameReader.checkedLength(input.getUnsignedInt(input.readerIndex()), FrameLimits.CLIENT_TO_SERVER);
      take(length);
      if (input.readableBytes() >= FrameLimits.LENGTH_BYTES + length) {
        byte[] payload = new byte[length];
        input.skipBytes(FrameLimits.LENGTH_BYTES).readBytes(payload);
        giveBack();
        output.add(payload);
      }
    } catch (SwampException e) {
      lost = true;
      giveBack();
      input.skipBytes(input.readableBytes());
      output.add(e);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    giveBack();
  }

  private void take(int length) {
    if (taken == 0 && length > UNCOUNTED_BYTES) {
      if (!budget.take(length)) {
        throw new SwampException(ErrorCode.BUSY, "The daemon is receiving too many large requests")
            .withHint("Try again later");
      }
      taken = length;
    }
  }

  private void giveBack() {
    budget.giveBack(taken);
    taken = 0;
  }
}
