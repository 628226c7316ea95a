package swamp.cli.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;
import swamp.protocol.SocketLocation;
import swamp.protocol.SwampException;

class LaunchAgentTest {
  /** The keys of launchd.plist(5), as its manual page names them. */
  private static final Set<String> DOCUMENTED = Set.of("Label", "Disabled", "UserName", "GroupName", "inetdCompatibility",
      "LimitLoadToHosts", "LimitLoadFromHosts", "LimitLoadToSessionType", "LimitLoadToHardware",
      "LimitLoadFromHardware", "Program", "BundleProgram", "ProgramArguments", "EnableGlobbing", "EnableTransactions",
      "EnablePressuredExit", "OnDemand", "ServiceIPC", "KeepAlive", "RunAtLoad", "RootDirectory", "WorkingDirectory",
      "EnvironmentVariables", "Umask", "TimeOut", "ExitTimeOut", "ThrottleInterval", "InitGroups", "WatchPaths",
      "QueueDirectories", "StartOnMount", "StartInterval", "StartCalendarInterval", "StandardInPath", "StandardOutPath",
      "StandardErrorPath", "Debug", "WaitForDebugger", "SoftResourceLimits", "HardResourceLimits", "Nice", "ProcessType",
      "AbandonProcessGroup", "LowPriorityIO", "LowPriorityBackgroundIO", "MaterializeDatalessFiles", "LaunchOnlyOnce",
      "MachServices", "Sockets", "LaunchEvents", "SessionCreate", "LegacyTimers", "AssociatedBundleIdentifiers");

  @TempDir Path root;
  private final List<Duration> pauses = new ArrayList<>();
  private FakeProgram launchctl;
  private LaunchAgent agent;

  @BeforeEach
  void programs() throws IOException {
    new FakeProgram(root, "id").answering("-u", "0 501");
    launchctl = new FakeProgram(root, "launchctl").answering("print", "113 Could not find service");
    agent = new LaunchAgent(root.resolve("home"), new SystemCommands(root + ":/usr/bin:/bin"), pauses::add);
  }

  @Test
  void rule_34_the_property_list_says_what_it_should_to_an_independent_parser() throws Exception {
    JsonNode list = parsed(agent.text(program()));
    Set<String> unknown = new TreeSet<>();
    list.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(DOCUMENTED);
    assertEquals(Set.of(), unknown);
    assertEquals("dev.swamp.daemon", list.get("Label").textValue());
    assertEquals(List.of("/opt/a & b/<swamp>/bin/swamp", "serve"),
        List.of(list.get("ProgramArguments").get(0).textValue(), list.get("ProgramArguments").get(1).textValue()));
    assertEquals("{\"SuccessfulExit\":false}", JsonText.compact(list.get("KeepAlive")));
    assertEquals(10, list.get("ThrottleInterval").intValue());
    assertEquals("Interactive", list.get("ProcessType").textValue());
    assertTrue(list.get("RunAtLoad").booleanValue());
    JsonNode environment = list.get("EnvironmentVariables");
    assertEquals("/opt/\"q\" & <b>:/usr/bin:/usr/local/bin:/bin:/usr/sbin:/sbin", environment.get("PATH").textValue());
    assertEquals("launchd", environment.get("SWAMP_DAEMON_SERVICE").textValue());
    assertEquals("0", environment.get("SWAMP_DAEMON_IDLE").textValue());
    assertEquals("/é", environment.get("SWAMP_DAEMON_DIR").textValue());
  }

  @Test
  void rule_13_nothing_of_the_caller_but_places_gets_into_the_files() {
    String text = agent.text(program());
    assertFalse(text.contains("s3cret"), text);
    assertFalse(text.contains("ignored"), text);
  }

  @Test
  void the_agent_is_written_loaded_and_kicked() throws Exception {
    agent.install(program(), false);
    Path file = root.resolve("home/Library/LaunchAgents/dev.swamp.daemon.plist");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("id -u", "launchctl bootout gui/501/dev.swamp.daemon", "launchctl print gui/501/dev.swamp.daemon",
        "launchctl enable gui/501/dev.swamp.daemon", "launchctl bootstrap gui/501 " + file,
        "launchctl kickstart -k gui/501/dev.swamp.daemon"), FakeProgram.calls(root));
  }

  @Test
  void rule_34_an_input_output_error_of_bootstrap_is_tried_again() throws Exception {
    launchctl.answering("bootstrap", "5 Bootstrap failed: 5: Input/output error", "37 Operation already in progress", "0 ");
    agent.install(program(), false);
    assertEquals(3, FakeProgram.calls(root).stream().filter(call -> call.contains("bootstrap")).count());
    assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500)), pauses);
  }

  @Test
  void rule_34_the_tries_are_bounded_and_the_error_is_told() throws Exception {
    launchctl.answering("bootstrap", "5 Bootstrap failed: 5: Input/output error");
    SwampException failure = assertThrows(SwampException.class, () -> agent.install(program(), false));
    assertTrue(failure.text().contains("(exit status 5): Bootstrap failed: 5: Input/output error"), failure.text());
    assertEquals(8, FakeProgram.calls(root).stream().filter(call -> call.contains("bootstrap")).count());
    assertFalse(FakeProgram.calls(root).stream().anyMatch(call -> call.contains("kickstart")));
    assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0), pauses.toString());
  }

  @Test
  void an_agent_that_is_loaded_in_spite_of_the_error_is_good_enough() throws Exception {
    launchctl.answering("bootstrap", "5 Bootstrap failed: 5: Input/output error");
    launchctl.answering("print", "113 Could not find service", "0 state = running");
    agent.install(program(), false);
    assertTrue(FakeProgram.calls(root).getLast().startsWith("launchctl kickstart -k"));
  }

  @Test
  void an_old_agent_is_waited_for_until_launchd_has_forgotten_it() throws Exception {
    launchctl.answering("bootout", "36 Operation now in progress");
    launchctl.answering("print", "0 state = running", "0 state = running", "113 Could not find service");
    agent.install(program(), false);
    assertEquals(3, FakeProgram.calls(root).stream().filter(call -> call.contains(" print ")).count());
    assertEquals(1, FakeProgram.calls(root).stream().filter(call -> call.contains(" bootstrap ")).count());
  }

  @Test
  void without_a_graphical_session_the_way_out_is_told_at_once() throws Exception {
    launchctl.answering("bootstrap", "125 Bootstrap failed: 125: Domain does not support specified action");
    SwampException failure = assertThrows(SwampException.class, () -> agent.install(program(), false));
    assertTrue(failure.hint().orElseThrow().contains("graphical session"), failure.hint().toString());
    assertEquals(List.of(), pauses);
  }

  @Test
  void uninstalling_unloads_first_and_removes_the_file() throws Exception {
    agent.install(program(), false);
    launchctl.answering("bootout", "3 Boot-out failed: 3: No such process");
    agent.uninstall();
    assertFalse(Files.exists(agent.files().getFirst()));
    agent.uninstall();
  }

  @Test
  void what_xml_cannot_hold_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> PropertyList.of(Map.of("a", "\u0000")));
    assertThrows(IllegalArgumentException.class, () -> PropertyList.of(Map.of("a", "\ud800")));
    assertThrows(IllegalArgumentException.class, () -> PropertyList.of(Map.of("a", "\uffff")));
  }

  static ServiceProgram program() {
    return ServiceProgram.of(Path.of("/opt/a & b/<swamp>"), "", new SocketLocation(Path.of("/é")), Map.of(
        "PATH", "/opt/\"q\" & <b>:relative:/usr/bin:/usr/bin:/bad\nignored", "TOKEN", "s3cret", "LC_TIME", "de_DE.UTF-8",
        "HOME", "/home/ignored"));
  }

  private JsonNode parsed(String text) throws Exception {
    Path file = Files.writeString(root.resolve("agent.plist"), text);
    String answer = OtherTool.run("python3", "-c",
        "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb'))))", file.toString());
    assertTrue(answer.startsWith("0\n"), answer);
    return JsonText.parse(answer.substring(2));
  }
}
