package swamp.runtime.input;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The value of {@code --timeout} (method-run §4.2). */
public final class Timeout {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(mo|s|m|h|d|w|y)?");

  private Timeout() {}

  /**
   * Whole seconds, or a number with {@code s m h d w mo y}.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX} for anything else, and for zero
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
      throw InputEntries.syntax("Invalid --timeout \"" + text
          + "\": use whole seconds or a number with a unit, such as 90, 30s, 5m, 2h or 1d.");
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2) == null ? "s" : form.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "w" -> Duration.ofDays(7 * number);
      case "mo" -> Duration.ofDays(30 * number);
      case "y" -> Duration.ofDays(365 * number);
      case String seconds -> Duration.ofSeconds(number);
    };
  }
}
