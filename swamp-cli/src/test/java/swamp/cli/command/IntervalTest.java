package swamp.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.SwampException;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({"2,2000", "2s,2000", "0.5,500", "1.25s,1250", "500ms,500", "200ms,200", "1m,60000", "0.5m,30000", "1h,3600000",
      "3600,3600000"})
  void secondsNeedNoUnit(String text, long milliseconds) {
    assertEquals(milliseconds, Interval.parse(text).toMillis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "199ms", "2h", "3601", "-1", "1d", "1 s", "s", "1.2345", "1e3", "x"})
  void otherThingsAreRefused(String text) {
    assertThrows(SwampException.class, () -> Interval.parse(text));
  }
}
