package swamp.runtime.extension;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message between esbuild's service and its host: a length, an identifier with the direction in its lowest bit, and
 * one value. Numbers are 32 bits, little-endian. Values are null, booleans, integers, text, bytes, lists and maps by text.
 *
 * @param id pairs a response with its request
 * @param request whether this is a request
 * @param value the content: {@code null}, Boolean, Integer, String, {@code byte[]}, List or Map
 */
record EsbuildPacket(int id, boolean request, @Nullable Object value) {
  private static final int LARGEST = 1 << 30;

  byte[] encode() {
    Writer writer = new Writer();
    writer.writeInt(0);
    writer.writeInt(id << 1 | (request ? 0 : 1));
    writer.writeValue(value);
    return writer.finish();
  }

  /**
   * The bytes of the next frame: a length and as many bytes.
   *
   * @throws EOFException when the stream ends before or within the frame
   */
  static byte[] readFrame(InputStream in) throws IOException {
    int length = Integer.reverseBytes(new DataInputStream(in).readInt());
    if (length < 0 || length > LARGEST) {
      throw new IOException("esbuild sent a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] frame = in.readNBytes(length);
    if (frame.length < length) {
      throw new EOFException("esbuild's answer ends early");
    }
    return frame;
  }

  /** The packet in a frame; throws when the frame is not exactly one packet. */
  static EsbuildPacket decode(byte[] frame) throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
      int header = buffer.getInt();
      Object value = readValue(buffer);
      if (buffer.hasRemaining()) {
        throw new IOException("esbuild sent a packet with " + buffer.remaining() + " bytes too many");
      }
      return new EsbuildPacket(header >>> 1, (header & 1) == 0, value);
    } catch (java.nio.BufferUnderflowException e) {
      throw new IOException("esbuild sent a packet that ends early", e);
    }
  }

  private static @Nullable Object readValue(ByteBuffer buffer) throws IOException {
    byte kind = buffer.get();
    return switch (kind) {
      case 0 -> null;
      case 1 -> buffer.get() != 0;
      case 2 -> buffer.getInt();
      case 3 -> readText(buffer);
      case 4 -> readBytes(buffer);
      case 5 -> readList(buffer);
      case 6 -> readMap(buffer);
      default -> throw new IOException("esbuild sent a value of the unknown kind " + kind);
    };
  }

  private static byte[] readBytes(ByteBuffer buffer) throws IOException {
    byte[] bytes = new byte[readCount(buffer)];
    buffer.get(bytes);
    return bytes;
  }

  private static String readText(ByteBuffer buffer) throws IOException {
    return new String(readBytes(buffer), StandardCharsets.UTF_8);
  }

  private static List<@Nullable Object> readList(ByteBuffer buffer) throws IOException {
    int count = readCount(buffer);
    List<@Nullable Object> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(readValue(buffer));
    }
    return list;
  }

  private static Map<String, @Nullable Object> readMap(ByteBuffer buffer) throws IOException {
    int count = readCount(buffer);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      map.put(readText(buffer), readValue(buffer));
    }
    return map;
  }

  /** Every element takes a byte at least, so a count beyond what is left is a broken packet, not a reason to allocate. */
  private static int readCount(ByteBuffer buffer) throws IOException {
    int count = buffer.getInt();
    if (count < 0 || count > buffer.remaining()) {
      throw new IOException("esbuild sent a packet that ends early");
    }
    return count;
  }

  /** A growing little-endian buffer. */
  private static final class Writer {
    private ByteBuffer buffer = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

    void writeInt(int number) {
      room(Integer.BYTES).putInt(number);
    }

    void writeBytes(byte[] bytes) {
      writeInt(bytes.length);
      room(bytes.length).put(bytes);
    }

    void writeValue(@Nullable Object value) {
      switch (value) {
        case null -> room(1).put((byte) 0);
        case Boolean truth -> room(2).put((byte) 1).put((byte) (truth ? 1 : 0));
        case Integer number -> {
          room(1).put((byte) 2);
          writeInt(number);
        }
        case String text -> {
          room(1).put((byte) 3);
          writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        case byte[] bytes -> {
          room(1).put((byte) 4);
          writeBytes(bytes);
        }
        case List<?> list -> {
          room(1).put((byte) 5);
          writeInt(list.size());
          list.forEach(this::writeValue);
        }
        case Map<?, ?> map -> {
          room(1).put((byte) 6);
          writeInt(map.size());
          map.forEach((key, member) -> {
            writeBytes(String.valueOf(key).getBytes(StandardCharsets.UTF_8));
            writeValue(member);
          });
        }
        default -> throw new IllegalArgumentException("esbuild has no value of " + value.getClass());
      }
    }

    byte[] finish() {
      buffer.putInt(0, buffer.position() - Integer.BYTES);
      byte[] bytes = new byte[buffer.position()];
      buffer.get(0, bytes);
      return bytes;
    }

    private ByteBuffer room(int bytes) {
      if (buffer.remaining() < bytes) {
        ByteBuffer larger = ByteBuffer.allocate((buffer.position() + bytes) * 2).order(ByteOrder.LITTLE_ENDIAN);
        buffer = larger.put(buffer.flip());
      }
      return buffer;
    }
  }
}
