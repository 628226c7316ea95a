package swamp.cli.rendering;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much the terminal shows, as {@code stty} tells it: a process of its own, so it is asked only when needed. */
public record TerminalSize(int rows, int columns) {
  private static final Pattern ANSWER = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
  private static final long PATIENCE_MILLISECONDS = 500;

  /** The size of the terminal that controls this process; empty when it has none, or does not tell. */
  public static Optional<TerminalSize> read() {
    try {
      Process process = new ProcessBuilder("stty", "size")
          .redirectInput(new File("/dev/tty"))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      if (!process.waitFor(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** How many rows this line takes, which is broken at the right edge. */
  public long rowsOf(String line) {
    return Math.max(1, Math.ceilDiv(DisplayWidth.of(line), columns));
  }

  /** {@code rows columns}; empty for anything else, and for a terminal without size. */
  static Optional<TerminalSize> parse(String answer) {
    Matcher matcher = ANSWER.matcher(answer);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    TerminalSize size = new TerminalSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return size.rows() > 0 && size.columns() > 0 ? Optional.of(size) : Optional.empty();
  }
}
