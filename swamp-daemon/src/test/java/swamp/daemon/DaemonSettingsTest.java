package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class DaemonSettingsTest {
  @ParameterizedTest
  @CsvSource({"'', PT3H", "30m, PT30M", "3h, PT3H", "90s, PT90S", "2d, P2D", "0, PT0S"})
  void the_idle_time_is_a_number_with_a_unit(String text, Duration expected) {
    assertEquals(expected, settings(DaemonSettings.IDLE_VARIABLE, text).idle());
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "-1h", "1.5h", "h", " 1h", "never", "1234567890s"})
  void another_idle_time_is_a_usage_error(String text) {
    assertUsageError(DaemonSettings.IDLE_VARIABLE, text);
  }

  @Test
  void as_many_requests_run_as_there_are_processors_unless_told_otherwise() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertEquals(processors, settings(DaemonSettings.RUNS_VARIABLE, "").admission().running());
    assertEquals(7, settings(DaemonSettings.RUNS_VARIABLE, "7").admission().running());
    assertUsageError(DaemonSettings.RUNS_VARIABLE, "0");
    assertUsageError(DaemonSettings.RUNS_VARIABLE, "many");
  }

  private static void assertUsageError(String variable, String value) {
    SwampException error = assertThrows(SwampException.class, () -> settings(variable, value));
    assertEquals(ErrorCode.USAGE, error.code());
  }

  private static DaemonSettings settings(String variable, String value) {
    Map<String, String> environment = new HashMap<>(Map.of("SWAMP_DAEMON_DIR", "/d"));
    environment.put(variable, value);
    return DaemonSettings.of(environment);
  }
}
