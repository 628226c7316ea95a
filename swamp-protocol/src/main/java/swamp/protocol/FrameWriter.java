package swamp.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes frames to a stream, each with one write call and a flush. Thread-safe: frames never mix. */
public final class FrameWriter {
  private final OutputStream output;
  private final int limit;

  /**
   * A writer to this stream, which it never closes.
   *
   * @param limit the longest payload allowed, in bytes; see {@link FrameLimits}
   */
  public FrameWriter(OutputStream output, int limit) {
    this.output = output;
    this.limit = limit;
  }

  /**
   * Writes one payload with its length before it. Blocks until the stream has taken it.
   *
   * @throws SwampException {@link ErrorCode#PROTOCOL_VIOLATION} when it is empty or over the limit (nothing is written
   *     then), {@link ErrorCode#TRANSPORT_BROKEN} when the stream cannot be written
   */
  public synchronized void write(byte[] payload) {
    byte[] frame = frame(payload, limit);
    try {
      output.write(frame);
      output.flush();
    } catch (IOException e) {
      throw new SwampException(ErrorCode.TRANSPORT_BROKEN, "The connection could not be written: " + e.getMessage(), e);
    }
  }

  /** The bytes of a frame around this payload; refuses what {@link #write} refuses. */
  public static byte[] frame(byte[] payload, int limit) {
    FrameReader.checkedLength(payload.length, limit);
    return ByteBuffer.allocate(FrameLimits.LENGTH_BYTES + payload.length).putInt(payload.length).put(payload).array();
  }
}
