package swamp.cli.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

class SystemdUnitTest {
  @TempDir Path root;
  private FakeProgram systemctl;
  private SystemdUnit unit;

  @BeforeEach
  void programs() throws IOException {
    systemctl = new FakeProgram(root, "systemctl");
    unit = new SystemdUnit(root.resolve("units"), new SystemCommands(root + ":/usr/bin:/bin"));
  }

  @Test
  void rule_35_the_units_are_accepted_by_systemd() throws Exception {
    Path launcher = Files.createDirectories(root.resolve("100% $HOME \"q\"/bin")).resolve("swamp");
    Files.writeString(launcher, "#!/bin/sh\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    ServiceProgram program = ServiceProgram.of(launcher.getParent().getParent(), "/opt/jdk 25",
        new SocketLocation(root.resolve("d")), Map.of("PATH", "/a b:/c%d:/e\"f", "SWAMP_DAEMON_RUNS", "4"));
    for (boolean socketActivation : new boolean[] {false, true}) {
      unit.install(program, socketActivation);
      for (Path file : unit.files()) {
        if (Files.exists(file)) {
          String answer = OtherTool.run("systemd-analyze", "verify", "--man=no", "--user", file.toString());
          List<String> complaints = answer.lines().filter(line -> line.contains("swamp.s")).toList();
          assertEquals(List.of(), complaints, answer);
        }
      }
    }
  }

  @Test
  void a_service_stays_and_an_activated_one_may_end_idle() {
    String staying = unit.serviceText(LaunchAgentTest.program(), false);
    assertTrue(staying.contains("Environment=\"SWAMP_DAEMON_IDLE=0\"\n"), staying);
    assertTrue(staying.contains("StandardInput=null\n") && staying.contains("WantedBy=default.target"), staying);
    String activated = unit.serviceText(LaunchAgentTest.program(), true);
    assertFalse(activated.contains("SWAMP_DAEMON_IDLE"), activated);
    assertTrue(activated.contains("StandardInput=socket\nStandardOutput=journal\n"), activated);
    assertTrue(activated.contains("Environment=\"SWAMP_DAEMON_SOCKET=standard-input\"\n"), activated);
    assertFalse(staying.contains("SWAMP_DAEMON_SOCKET"), staying);
    assertFalse(activated.contains("[Install]"), activated);
    assertTrue(activated.contains("Environment=\"PATH=/opt/\\\"q\\\" & <b>:/usr/bin:"), activated);
    assertFalse(activated.contains("s3cret"), activated);
  }

  @Test
  void rule_35_the_socket_unit_is_restarted_when_it_changes() throws Exception {
    unit.install(LaunchAgentTest.program(), true);
    assertEquals(List.of("daemon-reload", "disable swamp.service", "stop swamp.service", "enable swamp.socket",
        "restart swamp.socket"), calls());
    String text = Files.readString(root.resolve("units/swamp.socket"));
    assertTrue(text.contains("ListenStream=/é/daemon.sock\nAccept=no\nSocketMode=0600\nDirectoryMode=0700\n"), text);
  }

  @Test
  void changing_to_a_plain_service_removes_the_socket_unit() throws Exception {
    unit.install(LaunchAgentTest.program(), true);
    Files.delete(root.resolve("calls"));
    unit.install(LaunchAgentTest.program(), false);
    assertEquals(List.of("disable --now swamp.socket", "daemon-reload", "enable swamp.service", "restart swamp.service"),
        calls());
    assertFalse(Files.exists(root.resolve("units/swamp.socket")));
  }

  @Test
  void a_failure_is_told_in_the_words_of_systemd() throws Exception {
    systemctl.answering("daemon-reload", "1 Failed to connect to bus: No medium found");
    SwampException failure =
        assertThrows(SwampException.class, () -> unit.install(LaunchAgentTest.program(), false));
    assertTrue(failure.text().contains("Failed to connect to bus"), failure.text());
    assertTrue(failure.hint().orElseThrow().contains("enable-linger"), failure.hint().toString());
  }

  @Test
  void uninstalling_leaves_nothing_and_may_be_repeated() throws Exception {
    unit.install(LaunchAgentTest.program(), true);
    unit.uninstall();
    systemctl.answering("disable", "1 Failed to disable unit: Unit file swamp.service does not exist.");
    unit.uninstall();
    try (var left = Files.list(root.resolve("units"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  private List<String> calls() throws IOException {
    return FakeProgram.calls(root).stream().map(call -> call.replace("systemctl --user ", "")).toList();
  }
}
