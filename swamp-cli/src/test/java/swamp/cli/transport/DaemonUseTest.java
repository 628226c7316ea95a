package swamp.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import swamp.cli.transport.DaemonUse.Mode;
import swamp.protocol.SwampException;

class DaemonUseTest {
  private static final Surroundings DESK = new Surroundings(false, false);
  private static final Surroundings JOB = new Surroundings(true, false);
  private static final Surroundings CONTAINER = new Surroundings(false, true);

  @Test
  void nobodyWhoSaysNothingGetsADaemon() {
    assertEquals(Mode.OFF, use("", Map.of(), "", DESK).mode());
  }

  @Test
  void theFlagWinsOverTheEnvironmentAndThatOverTheRepository() {
    Map<String, String> environment = Map.of("SWAMP_VIA_DAEMON", "require");
    assertEquals(Mode.REQUIRE, use("", environment, "auto", DESK).mode());
    assertEquals(Mode.OFF, use("off", environment, "auto", DESK).mode());
    assertEquals(Mode.AUTO, use("auto", environment, "require", DESK).mode());
    assertEquals(Mode.AUTO, use("", Map.of(), "auto", DESK).mode());
  }

  @Test
  void continuousIntegrationStartsNoDaemonUnlessTold() {
    assertFalse(use("auto", Map.of(), "", JOB).spawn());
    assertTrue(use("auto", Map.of("SWAMP_VIA_DAEMON_SPAWN", "1"), "", JOB).spawn());
    assertFalse(use("auto", Map.of("SWAMP_VIA_DAEMON_SPAWN", "0"), "", DESK).spawn());
    assertTrue(Surroundings.of(Map.of("CI", "true")).continuousIntegration());
    assertFalse(Surroundings.of(Map.of("CI", "false")).continuousIntegration());
  }

  @Test
  void aContainerStartsNoDaemonOnADefaultButOnTheFlag() {
    assertFalse(use("", Map.of("SWAMP_VIA_DAEMON", "auto"), "", CONTAINER).spawn());
    assertFalse(use("", Map.of(), "require", CONTAINER).spawn());
    assertTrue(use("", Map.of("SWAMP_VIA_DAEMON", "1", "SWAMP_VIA_DAEMON_SPAWN", "1"), "", CONTAINER).spawn());
    assertTrue(use("auto", Map.of(), "", CONTAINER).spawn());
    assertTrue(use("", Map.of("SWAMP_VIA_DAEMON", "auto"), "", DESK).spawn());
    assertTrue(Surroundings.of(Map.of("container", "podman")).container());
    assertTrue(Surroundings.of(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")).container());
  }

  @Test
  void whoRefusesToStartOneWantsNoFallbackEither() {
    DaemonUse use = DaemonUse.of("auto", true, Map.of("SWAMP_VIA_DAEMON_SPAWN", "1"), () -> "", () -> DESK);
    assertEquals(new DaemonUse(Mode.AUTO, false, true), use);
    assertFalse(use.fallback());
    assertTrue(use("auto", Map.of(), "", JOB).fallback());
    assertFalse(use("require", Map.of(), "", DESK).fallback());
  }

  @Test
  void anUnknownWishNamesItsSource() {
    assertEquals("Invalid value \"perhaps\" for SWAMP_VIA_DAEMON: expected auto, require or off",
        problem(Map.of("SWAMP_VIA_DAEMON", "perhaps"), ""));
    assertEquals("Invalid value \"perhaps\" for viaDaemon in .swamp.yaml: expected auto, require or off",
        problem(Map.of(), "perhaps"));
  }

  private static String problem(Map<String, String> environment, String setting) {
    return assertThrows(SwampException.class, () -> use("", environment, setting, DESK)).text();
  }

  private static DaemonUse use(String flag, Map<String, String> environment, String setting, Surroundings here) {
    return DaemonUse.of(flag, false, environment, () -> setting, () -> here);
  }
}
