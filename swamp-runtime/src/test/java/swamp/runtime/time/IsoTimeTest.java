package swamp.runtime.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IsoTimeTest {
  @Test
  void instantsHaveExactlyThreeDecimals() {
    assertEquals("2026-11-22T11:03:55.000Z", IsoTime.text(Instant.parse("2026-11-22T11:03:55Z")));
    assertEquals("2026-11-22T11:03:00.270Z", IsoTime.text(Instant.parse("2026-11-22T11:03:00.270999Z")));
    assertEquals("2026-11-22T00:00:00.001Z", IsoTime.text(Instant.parse("2026-11-22T00:00:00.001Z")));
  }

  @Test
  void fileNamesHaveDashesForColonsAndDots() {
    assertEquals("2026-11-22T11-03-55-208Z", IsoTime.fileNameText(Instant.parse("2026-11-22T11:03:55.208Z")));
  }

  @Property
  void textsReadBackAsTheSameMillisecond(@ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long milliseconds) {
    Instant instant = Instant.ofEpochMilli(milliseconds);
    assertEquals(instant, Instant.parse(IsoTime.text(instant)));
    assertEquals("2026-11-22T11:03:55.208Z".length(), IsoTime.text(instant).length());
  }
}
