package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallerTimeZoneTest {
  @ParameterizedTest
  @CsvSource({
      "Europe/Berlin, Europe/Berlin", ":Europe/Berlin, Europe/Berlin", "posix/Asia/Tokyo, Asia/Tokyo", "UTC, Z", "Etc/GMT, Z",
      "EST5EDT, EST5EDT", "Etc/GMT+5, Etc/GMT+5", "PST, America/Los_Angeles", "Nowhere/Land, Z", "'', Z"
  })
  void namesOfZonesAreTaken(String variable, String zone) {
    assertEquals(ZoneId.of(zone), CallerTimeZone.of(Map.of("TZ", variable)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3", "UTC+2"})
  void rulesMeanTheZoneOfTheSystem(String variable) {
    assertEquals(CallerTimeZone.system(), CallerTimeZone.of(Map.of("TZ", variable)));
  }

  @Test
  void withoutTheVariableItIsTheZoneOfTheSystem() {
    assertEquals(CallerTimeZone.system(), CallerTimeZone.of(Map.of()));
  }
}
