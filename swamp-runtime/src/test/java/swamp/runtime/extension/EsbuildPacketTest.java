package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EsbuildPacketTest {
  @Provide
  Arbitrary<Object> values() {
    return values(3);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> plain = Arbitraries.oneOf(
        Arbitraries.integers().map(number -> number),
        Arbitraries.strings().ofMaxLength(20).filter(EsbuildPacketTest::isEncodable).map(text -> text),
        Arbitraries.of(true, false));
    return depth == 0 ? plain : Arbitraries.oneOf(
        plain,
        values(depth - 1).list().ofMaxSize(4).map(list -> list),
        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(8), values(depth - 1)).ofMaxSize(4).map(map -> map));
  }

  private static boolean isEncodable(String text) {
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll("values") Object value, @ForAll @IntRange(min = 0) int id, @ForAll boolean request) throws IOException {
    EsbuildPacket packet = new EsbuildPacket(id & Integer.MAX_VALUE >> 1, request, value);

    byte[] frame = EsbuildPacket.readFrame(new ByteArrayInputStream(packet.encode()));

    assertEquals(packet, EsbuildPacket.decode(frame));
  }

  @Property(tries = 200)
  void anyDamageIsAnIoException(@ForAll byte[] bytes) {
    try {
      EsbuildPacket.decode(bytes);
    } catch (IOException e) {
      assertEquals(true, e.getMessage().startsWith("esbuild sent"));
    }
  }

  @Test
  void theBytesAreThoseOfTheProtocol() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("a", null);
    value.put("b", new byte[] {9});

    assertArrayEquals(
        new byte[] {26, 0, 0, 0, 11, 0, 0, 0, 6, 2, 0, 0, 0, 1, 0, 0, 0, 'a', 0, 1, 0, 0, 0, 'b', 4, 1, 0, 0, 0, 9},
        new EsbuildPacket(5, false, value).encode());
  }

  @Test
  void aCutFrameIsNoticedAtEveryLength() throws IOException {
    byte[] whole = new EsbuildPacket(1, true, Map.of("key", List.of("text", 7))).encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> EsbuildPacket.readFrame(new ByteArrayInputStream(cut)));
    }
    byte[] frame = Arrays.copyOfRange(whole, 4, whole.length);
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThrows(IOException.class, () -> EsbuildPacket.decode(cut));
    }
  }
}
