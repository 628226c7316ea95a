package swamp.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads frames from a stream: a 4-byte big-endian unsigned length, then that many bytes. For one thread at a time. */
public final class FrameReader {
  private final InputStream input;
  private final int limit;

  /**
   * A reader of this stream, which it never closes.
   *
   * @param limit the longest payload accepted, in bytes; see {@link FrameLimits}
   */
  public FrameReader(InputStream input, int limit) {
    this.input = input;
    this.limit = limit;
  }

  /**
   * The next payload; empty when the stream ended between two frames. Blocks until it is complete.
   *
   * @throws SwampException {@link ErrorCode#TRANSPORT_BROKEN} when the stream ends within a frame or cannot be read,
   *     {@link ErrorCode#PROTOCOL_VIOLATION} when the length is zero or over the limit
   */
  public Optional<byte[]> read() {
    try {
      byte[] prefix = input.readNBytes(FrameLimits.LENGTH_BYTES);
      if (prefix.length == 0) {
        return Optional.empty();
      }
      if (prefix.length < FrameLimits.LENGTH_BYTES) {
        throw ended("within the length of a frame, after " + prefix.length + " of 4 bytes");
      }
      int length = checkedLength(unsignedLength(prefix), limit);
      byte[] payload = input.readNBytes(length);
      if (payload.length < length) {
        throw ended("within a frame, after " + payload.length + " of " + length + " bytes");
      }
      return Optional.of(payload);
    } catch (IOException e) {
      throw new SwampException(ErrorCode.TRANSPORT_BROKEN, "The connection could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * The length as an int if a payload of that length may follow.
   *
   * @throws SwampException {@link ErrorCode#PROTOCOL_VIOLATION} when it is zero or over the limit
   */
  public static int checkedLength(long length, int limit) {
    if (length == 0) {
      throw new SwampException(ErrorCode.PROTOCOL_VIOLATION, "A frame is empty; it must hold one JSON object");
    }
    if (length > limit) {
      throw new SwampException(
          ErrorCode.PROTOCOL_VIOLATION, "A frame of " + length + " bytes is over the limit of " + limit + " bytes");
    }
    return (int) length;
  }

  private static long unsignedLength(byte[] prefix) {
    long length = 0;
    for (byte part : prefix) {
      length = (length << 8) | (part & 0xff);
    }
    return length;
  }

  private static SwampException ended(String where) {
    return new SwampException(ErrorCode.TRANSPORT_BROKEN, "The connection ended " + where);
  }
}
