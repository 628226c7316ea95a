package swamp.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Wrong command lines end with exit code 1 and one message, and never reach a runtime. */
class UsageTest {
  @Test
  void anUnknownOptionIsNamedWithTheNearestOne() {
    assertUsage("Unknown option \"--nope\". Did you mean option \"--log\"?", "model", "search", "--nope");
    assertUsage("Unknown option \"--bogus\". Did you mean option \"--log\"?",
        "model", "method", "run", "p1", "sync", "--bogus=1");
  }

  @Test
  void anUnknownOptionInThePlaceOfAnArgumentIsNotSwallowed() {
    assertUsage("Unknown option \"--inptu\". Did you mean option \"--input\"?",
        "model", "method", "run", "p1", "sync", "--inptu");
  }

  @Test
  void anUnknownCommandIsNamedWithTheNearestOne() {
    assertUsage("Unknown command \"serach\". Did you mean command \"search\"?", "model", "serach");
  }

  @Test
  void missingArgumentsAreNamed() {
    assertUsage("Missing argument(s): model, method", "model", "method", "run");
    assertUsage("Missing argument(s): method", "model", "method", "run", "p1");
  }

  @Test
  void tooManyArgumentsAreNamed() {
    assertUsage("Too many arguments: extra", "model", "method", "run", "p1", "sync", "extra");
    assertUsage("Too many arguments: b c", "model", "get", "a", "b", "c");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    assertUsage("Missing value for option \"--input\".", "model", "method", "run", "p1", "sync", "--input");
    assertUsage("Missing value for option \"--input\".", "model", "method", "run", "p1", "sync", "--input", "--stdin");
  }

  @Test
  void aNumberIsAWholeOneAndCountsSomething() {
    assertUsage("Option \"--limit\" takes a whole number, 0 or more, but got \"many\".", "data", "search", "--limit", "many");
    assertUsage("Option \"--limit\" takes a whole number, 0 or more, but got \"-1\".", "run", "history", "--limit=-1");
    assertUsage("Option \"--tail\" takes a whole number, 0 or more, but got \"-3\".",
        "model", "output", "logs", "m", "--tail", "-3");
    assertUsage("Option \"--version\" takes a whole number, 0 or more, but got \"99999999999\".",
        "data", "get", "m", "d", "--version", "99999999999");
    assertUsage("Option \"--streaming\" takes true or false, or nothing, but got \"maybe\".",
        "data", "search", "--streaming=maybe");
  }

  @Test
  void anIntervalNeedsSomethingToWatch() {
    assertUsage("Option \"--interval\" needs \"--watch\".", "model", "search", "--interval", "1s");
    assertUsage("Invalid interval: \"soon\". Expected 200ms to 1h: seconds such as 2 or 0.5, or a number with a unit such as "
        + "500ms, 2s, 1m.", "model", "search", "--watch", "--interval", "soon");
  }

  @Test
  void whatTheExistingProgramHasAndThisOneNotIsToldWithItsReason() {
    assertEquals("\nError: Unknown command \"workflow\".\nThis program does not run workflows.\n",
        ProgramRun.of(Map.of(), "workflow", "run", "x").errors());
    assertEquals("\nError: Unknown option \"--server\".\nThis program does not connect to remote servers.\n",
        ProgramRun.of(Map.of(), "model", "search", "--server=https://x").errors());
    assertTrue(ProgramRun.of(Map.of(), "extension", "pull", "@a/b").errors().contains("swamp extension source add"));
    assertTrue(ProgramRun.of(Map.of(), "auth", "login", "--json").errors().contains("\"hint\": \"This program knows no accounts"));
  }

  @Test
  void standardInputAndInputFileExcludeEachOther() {
    assertUsage("Option \"--stdin\" conflicts with option \"--input-file\".",
        "model", "method", "run", "p1", "sync", "--stdin", "--input-file", "x.yaml");
  }

  @Test
  void anUnknownDaemonModeIsRefused() {
    assertUsage("Invalid value \"maybe\" for --via-daemon: expected auto, require or off",
        "model", "search", "--via-daemon=maybe");
  }

  @Test
  void theNextCommandIsNamedForPeople() {
    assertTrue(ProgramRun.atTerminal(Map.of(), "", "model", "serach").errors().endsWith("\nWhat it takes: swamp model --help\n"));
    assertTrue(ProgramRun.atTerminal(Map.of(), "", "model", "@a/b", "method", "run").errors()
        .endsWith("\nWhat it takes: swamp model method run --help\n"));
    assertFalse(ProgramRun.of(Map.of(), "model", "serach").errors().contains("What it takes"));
  }

  @Test
  void aCallerMayAskForAnExitCodeOfItsOwn() {
    Map<String, String> distinct = Map.of("SWAMP_EXIT_CODES", "distinct");
    assertEquals(64, ProgramRun.of(distinct, "model", "search", "--nope").code());
    assertEquals(64, ProgramRun.of(distinct, "model", "serach", "--json").code());
    assertEquals(1, ProgramRun.of(Map.of("SWAMP_EXIT_CODES", ""), "model", "serach").code());
  }

  @Test
  void helpGoesToStandardOutputAndSucceeds() {
    ProgramRun run = ProgramRun.of(Map.of(), "model", "method", "run", "--help");
    assertAll(
        () -> assertEquals(0, run.code()),
        () -> assertEquals("", run.errors()),
        () -> assertTrue(run.output().startsWith("Usage: swamp model method run"), run.output()),
        () -> assertTrue(run.output().contains("--skip-report-label"), run.output()));
  }

  @Test
  void versionAsksNobody() {
    ProgramRun run = ProgramRun.of(Map.of(), "version", "--json");
    assertEquals(0, run.code());
    assertTrue(run.output().matches("\\{\n  \"version\": \"[^\"]+\"\n}\n"), run.output());
  }

  @Property(tries = 200)
  void noWordsAtAllCrashTheParser(@ForAll @Size(max = 6) List<String> words) {
    ProgramRun run = ProgramRun.of(Map.of("SWAMP_DAEMON_DIR", "/nowhere"), words.toArray(String[]::new));
    assertTrue(run.code() == 0 || run.code() == 1 || run.code() == 69, () -> run.toString());
  }

  private static void assertUsage(String message, String... words) {
    ProgramRun text = ProgramRun.of(Map.of(), words);
    assertEquals(1, text.code());
    assertEquals("", text.output());
    assertEquals("\nError: " + message + "\n", text.errors());
    String[] withJson = Arrays.copyOf(words, words.length + 1);
    System.arraycopy(words, 0, withJson, 1, words.length);
    withJson[0] = "--json";
    String quoted = message.replace("\"", "\\\"");
    assertEquals(new ProgramRun(1, "", "{\n  \"error\": \"" + quoted + "\"\n}\n"), ProgramRun.of(Map.of(), withJson));
  }
}
