package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.stream.ChunkedWriteHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import swamp.protocol.FrameLimits;
import swamp.protocol.FrameReader;

class ChannelOutletTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new ChunkedWriteHandler());
  private final ChannelOutlet outlet = new ChannelOutlet(channel);

  @BeforeEach
  void freezeTime() {
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  @Test
  void withoutGatheringEveryFrameLeavesAtOnce() {
    outlet.write(bytes("one"));
    outlet.write(bytes("two"));

    assertEquals(List.of("one"), frames(nextWrite()));
    assertEquals(List.of("two"), frames(nextWrite()));
  }

  @Test
  void theEndTakesAlongWhatWasGathered() {
    outlet.gather();
    outlet.write(bytes("one"));
    outlet.write(bytes("two"));
    assertNull(channel.readOutbound());

    outlet.finish(bytes("last"));

    assertEquals(List.of("one", "two", "last"), frames(nextWrite()));
    assertFalse(channel.isOpen());
  }

  @Test
  void whatWasGatheredLeavesWhenItsTimeIsOver() {
    outlet.gather();
    outlet.write(bytes("one"));
    channel.advanceTimeBy(ChannelOutlet.GATHERING.toMillis() - 1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertNull(channel.readOutbound());

    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();

    assertEquals(List.of("one"), frames(nextWrite()));
    outlet.write(bytes("two"));
    assertEquals(List.of("two"), frames(nextWrite()));
  }

  @Test
  void muchLeavesAtOnceAndInOrder() {
    String much = "x".repeat(200_000);
    outlet.gather();
    outlet.write(bytes("one"));
    outlet.write(bytes(much));

    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (byte[] piece = nextWrite(); piece.length > 0; piece = nextWrite()) {
      assertTrue(piece.length <= 64 * 1024, "a piece of " + piece.length + " bytes");
      sent.writeBytes(piece);
    }
    assertEquals(List.of("one", much), frames(sent.toByteArray()));
    assertFalse(outlet.hasPending());
  }

  @Test
  void whatIsHeldCountsAsPending() {
    outlet.gather();
    outlet.write(bytes("one"));
    assertTrue(outlet.hasPending());

    outlet.release();

    assertFalse(outlet.hasPending());
    assertArrayEquals(new String[] {"one"}, frames(nextWrite()).toArray());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What the channel was given in one write, empty when there was none. */
  private byte[] nextWrite() {
    ByteBuf written = channel.readOutbound();
    if (written == null) {
      return new byte[0];
    }
    byte[] bytes = new byte[written.readableBytes()];
    written.readBytes(bytes).release();
    return bytes;
  }

  private static List<String> frames(byte[] bytes) {
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), FrameLimits.SERVER_TO_CLIENT);
    List<String> payloads = new ArrayList<>();
    for (Optional<byte[]> next = reader.read(); next.isPresent(); next = reader.read()) {
      payloads.add(new String(next.get(), StandardCharsets.UTF_8));
    }
    return payloads;
  }
}
