package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FrameTest {
  private static final int LIMIT = 1000;

  @Property
  void frames_come_back_as_they_were_written(@ForAll @Size(max = 5) List<@Size(min = 1, max = 300) byte[]> payloads) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    FrameWriter writer = new FrameWriter(stream, LIMIT);
    payloads.forEach(writer::write);
    FrameReader reader = new FrameReader(new DribblingStream(stream.toByteArray()), LIMIT);
    for (byte[] payload : payloads) {
      assertArrayEquals(payload, reader.read().orElseThrow());
    }
    assertEquals(Optional.empty(), reader.read());
  }

  @Property
  void a_stream_that_ends_within_a_frame_is_broken(@ForAll @Size(min = 1, max = 50) byte[] payload, @ForAll int seed) {
    byte[] frame = FrameWriter.frame(payload, LIMIT);
    int length = 1 + Math.floorMod(seed, frame.length - 1);
    FrameReader reader = new FrameReader(new ByteArrayInputStream(Arrays.copyOf(frame, length)), LIMIT);
    assertEquals(ErrorCode.TRANSPORT_BROKEN, assertThrows(SwampException.class, reader::read).code());
  }

  @Test
  void an_empty_frame_is_refused_in_both_directions() {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(new byte[4]), LIMIT);
    assertEquals("A frame is empty; it must hold one JSON object", violation(reader::read).text());
    violation(() -> new FrameWriter(OutputStream.nullOutputStream(), LIMIT).write(new byte[0]));
  }

  @Test
  void a_length_over_the_limit_is_refused_before_the_payload_is_read() {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(new byte[] {0, 0, 3, (byte) 0xe9}), LIMIT);
    assertEquals("A frame of 1001 bytes is over the limit of 1000 bytes", violation(reader::read).text());
    FrameReader largest = new FrameReader(new ByteArrayInputStream(new byte[] {-1, -1, -1, -1}), LIMIT);
    assertEquals("A frame of 4294967295 bytes is over the limit of 1000 bytes", violation(largest::read).text());
  }

  @Test
  void a_payload_over_the_limit_is_not_written_at_all() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    violation(() -> new FrameWriter(stream, LIMIT).write(new byte[LIMIT + 1]));
    assertEquals(0, stream.size());
  }

  @Test
  void a_frame_leaves_in_one_write() {
    List<Integer> writes = new ArrayList<>();
    OutputStream stream = new OutputStream() {
      @Override
      public void write(int value) {
        writes.add(1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) {
        writes.add(length);
      }
    };
    new FrameWriter(stream, LIMIT).write(new byte[10]);
    assertEquals(List.of(14), writes);
  }

  @Test
  void failing_streams_are_a_broken_transport() {
    InputStream unreadable = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("gone");
      }
    };
    OutputStream unwritable = new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("gone");
      }
    };
    SwampException reading = assertThrows(SwampException.class, () -> new FrameReader(unreadable, LIMIT).read());
    SwampException writing =
        assertThrows(SwampException.class, () -> new FrameWriter(unwritable, LIMIT).write(new byte[1]));
    assertEquals(ErrorCode.TRANSPORT_BROKEN, reading.code());
    assertEquals(ErrorCode.TRANSPORT_BROKEN, writing.code());
    assertTrue(reading.text().endsWith("gone") && writing.text().endsWith("gone"));
  }

  private static SwampException violation(Executable action) {
    SwampException violation = assertThrows(SwampException.class, action);
    assertEquals(ErrorCode.PROTOCOL_VIOLATION, violation.code());
    return violation;
  }

  /** Hands out one byte at a time, as a slow pipe may. */
  private static final class DribblingStream extends InputStream {
    private final ByteArrayInputStream bytes;

    DribblingStream(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int from, int length) {
      return bytes.read(target, from, Math.min(length, 1));
    }
  }
}
