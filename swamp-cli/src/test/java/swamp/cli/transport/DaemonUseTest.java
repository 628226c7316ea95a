package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import swamp.cli.transport.DaemonUse.Mode;
import swamp.protocol.SwampException;

class DaemonUseTest {
  @Test
  void withoutAWishNoDaemonIsUsed() {
    assertEquals(new DaemonUse(Mode.OFF, true, false), DaemonUse.of("", false, Map.of()));
  }

  @Test
  void theFlagWinsOverTheEnvironment() {
    Map<String, String> environment = Map.of("SWAMP_VIA_DAEMON", "require");
    assertEquals(Mode.REQUIRE, DaemonUse.of("", false, environment).mode());
    assertEquals(Mode.OFF, DaemonUse.of("off", false, environment).mode());
    assertEquals(Mode.AUTO, DaemonUse.of("auto", false, environment).mode());
  }

  @Test
  void continuousIntegrationStartsNoDaemonUnlessTold() {
    assertEquals(new DaemonUse(Mode.AUTO, false, false), DaemonUse.of("auto", false, Map.of("CI", "true")));
    assertEquals(new DaemonUse(Mode.AUTO, true, false), DaemonUse.of("auto", false, Map.of("CI", "false")));
    assertEquals(new DaemonUse(Mode.AUTO, true, false),
        DaemonUse.of("auto", false, Map.of("CI", "true", "SWAMP_VIA_DAEMON_SPAWN", "1")));
    assertEquals(new DaemonUse(Mode.AUTO, false, false),
        DaemonUse.of("auto", false, Map.of("SWAMP_VIA_DAEMON_SPAWN", "0")));
  }

  @Test
  void whoRefusesToStartOneWantsNoFallbackEither() {
    DaemonUse use = DaemonUse.of("auto", true, Map.of("SWAMP_VIA_DAEMON_SPAWN", "1"));
    assertEquals(new DaemonUse(Mode.AUTO, false, true), use);
    assertEquals(false, use.fallback());
    assertEquals(true, DaemonUse.of("auto", false, Map.of("CI", "true")).fallback());
    assertEquals(false, DaemonUse.of("require", false, Map.of()).fallback());
  }

  @Test
  void anUnknownWishNamesItsSource() {
    SwampException error =
        assertThrows(SwampException.class, () -> DaemonUse.of("", false, Map.of("SWAMP_VIA_DAEMON", "perhaps")));
    assertEquals("Invalid value \"perhaps\" for SWAMP_VIA_DAEMON: expected auto, require or off", error.text());
  }
}
