package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import swamp.protocol.ExitMessage;
import swamp.protocol.JsonText;
import swamp.protocol.ResultMessage;

class CompletionTest {
  private static final Map<String, String> NO_DAEMON = Map.of("SWAMP_DAEMON_DIR", "/tmp/swamp-test-missing");

  @Test
  void commandsAreCompletedAtEveryLevel() {
    assertEquals(List.of("model"), complete(NO_DAEMON, "mo"));
    assertEquals(List.of("validate"), complete(NO_DAEMON, "model", "va"));
    assertEquals(CommandTable.children("model"), complete(NO_DAEMON, "model", ""));
    assertEquals(List.of(), complete(NO_DAEMON, "nope", ""));
  }

  @Test
  void optionsAreThoseOfTheCommand() {
    assertEquals(List.of("--via-daemon"), complete(NO_DAEMON, "model", "method", "run", "--via"));
    assertEquals(List.of("--no-spawn", "--no-record"),
        complete(NO_DAEMON, "model", "method", "run", "p1", "m", "--no-").stream()
            .filter(option -> option.equals("--no-spawn") || option.equals("--no-record")).toList());
    assertEquals(List.of("--json"), complete(NO_DAEMON, "model", "--js"));
  }

  @Test
  void namesComeFromTheRepository() throws IOException {
    FakeDaemon.Part models = answering("{\"results\":[{\"name\":\"speak\"},{\"name\":\"other\"}]}");
    FakeDaemon.Part types = answering("{\"results\":[{\"normalized\":\"@acme/probe\"}]}");
    FakeDaemon.Part model = answering("{\"methods\":[{\"name\":\"say\"},{\"name\":\"noop\"}]}");
    try (FakeDaemon daemon = FakeDaemon.playing(models, types, models, types, model)) {
      assertEquals(List.of("speak"), complete(daemon.environment(), "model", "method", "run", "sp"));
      assertEquals(List.of("speak", "other", "@acme/probe"),
          complete(daemon.environment(), "model", "method", "run", "--input", "a=b", ""));
      assertEquals(List.of("noop"), complete(daemon.environment(), "model", "method", "run", "speak", "n"));
    }
  }

  @Test
  void withoutADaemonThereAreNoNamesAndNoneIsStarted() {
    assertEquals(List.of(), complete(NO_DAEMON, "model", "get", ""));
  }

  @Test
  void theValueOfAnOptionIsLeftToTheShell() {
    assertEquals(List.of(), complete(NO_DAEMON, "model", "method", "run", "--input-file", ""));
  }

  @Test
  void everyShellHasItsScript() {
    for (String shell : List.of("bash", "zsh", "fish")) {
      ProgramRun run = ProgramRun.of(Map.of(), "completions", shell);
      assertEquals(0, run.code());
      assertTrue(run.output().contains(" complete "), run.output());
    }
    assertEquals(1, ProgramRun.of(Map.of(), "completions", "cmd").code());
  }

  private static FakeDaemon.Part answering(String document) {
    return FakeDaemon.answering(new ResultMessage("1", JsonText.parse(document)), new ExitMessage("1", 0));
  }

  private static List<String> complete(Map<String, String> environment, String... words) {
    List<String> all = new ArrayList<>(List.of("complete"));
    all.addAll(Arrays.asList(words));
    ProgramRun run = ProgramRun.of(environment, all.toArray(String[]::new));
    assertEquals(0, run.code());
    assertEquals("", run.errors());
    return run.output().lines().toList();
  }
}
