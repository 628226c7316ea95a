package swamp.cli.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Values of {@code --interval}: how often something is looked at again. */
final class Interval {
  /** For options that were not given. */
  static final String USUAL = "2s";

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)?");
  private static final long SHORTEST_MILLISECONDS = 200;
  private static final long LONGEST_MILLISECONDS = Duration.ofHours(1).toMillis();

  private Interval() {}

  /**
   * Seconds, or a number with {@code ms}, {@code s}, {@code m} or {@code h}.
   *
   * @throws SwampException with {@link ErrorCode#USAGE} for anything else, below 200 ms and beyond an hour
   */
  static Duration parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (parts.matches()) {
      long milliseconds = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(parts.group(2)))).longValue();
      if (milliseconds >= SHORTEST_MILLISECONDS && milliseconds <= LONGEST_MILLISECONDS) {
        return Duration.ofMillis(milliseconds);
      }
    }
    throw new SwampException(ErrorCode.USAGE, "Invalid interval: \"" + text
        + "\". Expected 200ms to 1h: seconds such as 2 or 0.5, or a number with a unit such as 500ms, 2s, 1m.")
        .withoutShownCode();
  }

  private static long unit(String name) {
    return switch (name == null ? "s" : name) {
      case "ms" -> 1;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 1000;
    };
  }
}
