package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerEnvironmentTest {
  @Test
  void theLocaleThatTheLauncherReplacedIsPutBack() {
    Map<String, String> own = Map.of("A", "1", "LC_ALL", "C.UTF-8");
    assertEquals(Map.of("A", "1", "LC_ALL", "POSIX"), CallerEnvironment.of(own, "POSIX"));
    assertEquals(Map.of("A", "1"), CallerEnvironment.of(own, ""));
  }

  @Test
  void nothingElseIsTouched() {
    Map<String, String> own = Map.of("LC_ALL", "C.UTF-8");
    assertSame(own, CallerEnvironment.of(own, null));
  }
}
