package swamp.runtime.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarVersionTest {
  private static CalendarVersion version(String text) {
    return CalendarVersion.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026.1.2.1", "2026.02.30.1", "2026.13.01.1", "2026.01.02", "2026.01.02.", "v2026.01.02.1",
      "2026.01.02.1 ", ""})
  void onlyARealDateWithANumberIsAVersion(String text) {
    assertEquals(Optional.empty(), CalendarVersion.parse(text));
  }

  @Test
  void partsAreComparedAsNumbers() {
    assertTrue(version("2026.01.02.10").compareTo(version("2026.01.02.9")) > 0);
    assertTrue(version("2026.01.02.10").compareTo(version("2026.02.01.1")) < 0);
    assertEquals(0, version("2026.01.02.007").compareTo(version("2026.01.02.7")));
    assertTrue(version("2026.01.02.99999999999999999999").compareTo(version("2026.01.02.9")) > 0);
  }

  @Property
  void whatIsWrittenParsesBack(@ForAll @IntRange(min = 1, max = 9999) int year, @ForAll @IntRange(min = 0) int number) {
    String text = "%04d.02.28.%d".formatted(year, number);
    assertEquals(text, version(text).toString());
  }
}
