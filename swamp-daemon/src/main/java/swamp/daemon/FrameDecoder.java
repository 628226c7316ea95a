package swamp.daemon;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;
import swamp.protocol.SwampException;

/**
 * Cuts the client's bytes into payloads ({@code byte[]}). A bad length comes out as a {@link SwampException}; everything
 * after it is thrown away, because no frame boundary can be found any more.
 */
final class FrameDecoder extends ByteToMessageDecoder {
  private boolean lost;

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
      if (input.readableBytes() >= FrameLimits.LENGTH_BYTES + length) {
        byte[] payload = new byte[length];
        input.skipBytes(FrameLimits.LENGTH_BYTES).readBytes(payload);
        output.add(payload);
      }
    } catch (SwampException e) {
      lost = true;
      input.skipBytes(input.readableBytes());
      output.add(e);
    }
  }
}
