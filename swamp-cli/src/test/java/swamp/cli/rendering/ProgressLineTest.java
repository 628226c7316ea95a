package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import swamp.protocol.Stream;

class ProgressLineTest {
  private final StringBuilder errors = new StringBuilder();
  private final StringBuilder output = new StringBuilder();
  private final Console console = (stream, text) -> (stream == Stream.STDERR ? errors : output).append(text);
  private long now;

  @Test
  void nothingIsShownBeforeASecondHasPassed() {
    ProgressLine line = line(true);
    pass(999);
    line.tick();
    assertEquals("", errors.toString());
    pass(1);
    line.tick();
    assertEquals("\r\u001b[K⠙ Running… 1s", errors.toString());
  }

  @Test
  void whatIsPrintedTakesTheLineAwayAndStartsAnotherSecond() {
    ProgressLine line = line(true);
    pass(1000);
    line.tick();
    errors.setLength(0);
    line.printLine("out");
    pass(500);
    line.tick();
    assertEquals("\r\u001b[K", errors.toString());
    assertEquals("out\n", output.toString());
    pass(500);
    line.tick();
    assertEquals("\r\u001b[K\r\u001b[K⠹ Running… 2s", errors.toString());
  }

  @Test
  void whatIsBeingWaitedForStaysNamed() {
    ProgressLine line = line(true);
    line.show("Starting…");
    pass(1000);
    line.tick();
    line.clear();
    assertEquals("\r\u001b[KStarting…\r\u001b[K⠙ Starting… 1s\r\u001b[K", errors.toString());
  }

  @Test
  void whatAPersonTookToAnswerDoesNotCount() {
    ProgressLine line = line(true);
    pass(60_000);
    line.begin();
    line.tick();
    assertEquals("", errors.toString());
    pass(1000);
    line.tick();
    assertEquals("\r\u001b[K⠙ Running… 1s", errors.toString());
  }

  @Test
  void whereNobodyWatchesNothingIsWritten() {
    ProgressLine line = line(false);
    line.show("Starting…");
    pass(5000);
    line.tick();
    line.clear();
    line.printLine("out");
    assertEquals("", errors.toString());
    assertEquals("out\n", output.toString());
  }

  private ProgressLine line(boolean shown) {
    return new ProgressLine(console, shown, 40, () -> now);
  }

  private void pass(long milliseconds) {
    now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
  }
}
