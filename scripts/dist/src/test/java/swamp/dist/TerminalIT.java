package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

/** What is different where a person watches. The terminal is one of util-linux' {@code script}. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TerminalIT {
  private static final String ESCAPE = "\u001b[";

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void needTerminal() throws Exception {
    assumeTrue(swamp.shell("script --version | grep -q util-linux").code() == 0,
        "There is no util-linux script on this machine, which these tests use as a terminal");
    swamp.with("TERM", "xterm").with("SHELL", "/bin/bash");
  }

  @Test
  void coloursAreForTerminalsAndCanBeRefused() throws Exception {
    assertTrue(onTerminal("\"$swamp\" model serach").contains(ESCAPE + "31m"), "terminal");
    assertFalse(swamp.run("model", "serach").errors().contains(ESCAPE), "pipe");
    for (String refusal : new String[] {"NO_COLOR=1", "CLICOLOR=0", "TERM=dumb"}) {
      assertFalse(onTerminal(refusal + " \"$swamp\" model serach").contains(ESCAPE), refusal);
    }
    assertFalse(onTerminal("\"$swamp\" --no-color model serach").contains(ESCAPE), "--no-color");
    assertTrue(swamp.with("CLICOLOR_FORCE", "1").run("model", "serach").errors().contains(ESCAPE + "31m"), "forced");
  }

  @Test
  void aTableIsAsWideAsTheCallerSays() throws Exception {
    ProbeRepository.write(swamp);
    for (int columns : new int[] {40, 50}) {
      String table = onTerminal("COLUMNS=" + columns + " NO_COLOR=1 \"$swamp\" model search --log");
      assertTrue(table.contains("p1"), table);
      assertEquals(columns, table.lines().filter(line -> line.contains("p1")).findFirst().orElse("").length(), table);
      assertTrue(table.contains("to fit; --json shows "), table);
    }
    String wide = onTerminal("COLUMNS=200 NO_COLOR=1 \"$swamp\" model search --log");
    assertTrue(wide.contains("8f14e45f-ceea-467f-9d0c-3f0c1f5b7a11"), wide);
  }

  @Test
  void aLongWaitShowsThatTimePassesAndLeavesNoTrace() throws Exception {
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      Process terminal = swamp.with("line", "echo pid=$$; exec \"$swamp\" model search --via-daemon=require")
          .startShell("exec script -qefc 'eval \"$line\"' /dev/null");
      StringBuilder shown = new StringBuilder();
      read(terminal, shown, "Running… ");
      String client = shown.substring(shown.indexOf("pid=") + 4, shown.indexOf("\r"));
      assertEquals(0, swamp.shell("kill -TERM " + client).code());
      read(terminal, shown, "");
      assertTrue(shown.toString().endsWith("s\r" + ESCAPE + "K"), shown.toString());
      assertEquals(143, terminal.waitFor());
    }
  }

  @Test
  void withoutATerminalAWaitShowsNothing() throws Exception {
    try (StuckDaemon daemon = new StuckDaemon(swamp.daemonDirectory())) {
      Result result = swamp.shell("\"$swamp\" model search --via-daemon=require & client=$!; sleep 2;"
          + " kill -TERM $client; wait $client; echo code=$?");
      assertEquals("code=143\n", result.output());
      assertFalse(result.errors().contains("Running"), result.errors());
    }
  }

  /** Adds what comes until it contains this text, or to the end of the stream. */
  private static void read(Process process, StringBuilder shown, String text) throws IOException {
    Reader output = process.inputReader(StandardCharsets.UTF_8);
    for (int next = output.read(); next >= 0; next = output.read()) {
      shown.append((char) next);
      if (!text.isEmpty() && shown.indexOf(text) >= 0) {
        return;
      }
    }
  }

  private String onTerminal(String script) throws Exception {
    return swamp.with("line", script).shell("script -qec 'eval \"$line\"' /dev/null </dev/null").output();
  }
}
