package swamp.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalFactsTest {
  private static final TerminalFacts TERMINAL = new TerminalFacts(true, true, true);
  private static final TerminalFacts PIPE = new TerminalFacts(false, false, true);

  @Test
  void colourIsForTerminals() {
    assertEquals(true, TERMINAL.color(false, Map.of()));
    assertEquals(false, PIPE.color(false, Map.of()));
    assertEquals(false, TERMINAL.color(false, Map.of("TERM", "dumb")));
  }

  @Test
  void colourCanBeRefusedAndForced() {
    assertEquals(false, TERMINAL.color(true, Map.of()));
    assertEquals(false, TERMINAL.color(false, Map.of("NO_COLOR", "1")));
    assertEquals(true, TERMINAL.color(false, Map.of("NO_COLOR", "")));
    assertEquals(false, TERMINAL.color(false, Map.of("CLICOLOR", "0")));
    assertEquals(true, TERMINAL.color(false, Map.of("CLICOLOR", "1")));
    assertEquals(true, TERMINAL.color(false, Map.of("CLICOLOR", "0", "CLICOLOR_FORCE", "1")));
    assertEquals(true, PIPE.color(false, Map.of("CLICOLOR_FORCE", "1")));
    assertEquals(false, PIPE.color(false, Map.of("CLICOLOR_FORCE", "0")));
    assertEquals(false, TERMINAL.color(false, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")));
  }

  @Test
  void theWidthIsTakenFromColumns() {
    assertEquals(120, TERMINAL.columns(Map.of("COLUMNS", "120")));
    assertEquals(0, TERMINAL.columns(Map.of()));
    assertEquals(0, TERMINAL.columns(Map.of("COLUMNS", "-1")));
    assertEquals(0, TERMINAL.columns(Map.of("COLUMNS", "99999999999")));
  }
}
