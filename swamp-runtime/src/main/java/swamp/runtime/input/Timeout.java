package swamp.runtime.input;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** Values of {@code --timeout} (method-run §4.2), and of other options that say how long something lasts. */
public final class Timeout {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(s|mo|m|h|d|w|y)?");

  private Timeout() {}

  /**
   * The time of a text: whole seconds, or a whole number with {@code s m h d w mo y}; a month has 30 days, a year 365.
   *
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX}, the code not shown, for anything else and for zero
   */
  public static Duration parse(String text) {
    return parse(text, "Invalid timeout: ");
  }

  /** The same for another option. */
  public static Duration parseOf(String option, String text) {
    return parse(text, "Invalid value for option \"" + option + "\": ");
  }

  private static Duration parse(String text, String complaint) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
      throw new SwampException(ErrorCode.INPUT_SYNTAX, complaint + "\"" + text
          + "\". Expected seconds above zero, or a number with a unit: 90, 90s, 5m, 2h, 1d, 1w, 1mo, 1y.")
          .withoutShownCode();
    }
    long number = Integer.parseInt(parts.group(1));
    String unit = parts.group(2);
    return switch (unit == null ? "s" : unit) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      case "w" -> Duration.ofDays(7 * number);
      case "mo" -> Duration.ofDays(30 * number);
      case "y" -> Duration.ofDays(365 * number);
      default -> Duration.ofSeconds(number);
    };
  }
}
