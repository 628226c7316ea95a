package swamp.runtime.data;

import java.time.Duration;
import java.util.Optional;

/** Durations such as {@code 30d}, {@code 2mo}, {@code 1y}, {@code 15m}, {@code 4h}, {@code 3w} (data-format §2.4). */
final class RetentionDuration {
  private static final int MONTH_DAYS = 30;
  private static final int YEAR_DAYS = 365;
  private static final int WEEK_DAYS = 7;
  private static final int LONGEST_DIGITS = 9;

  private RetentionDuration() {}

  /** The duration, possibly zero, or empty when the text is not of this form. */
  static Optional<Duration> parse(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > LONGEST_DIGITS) {
      return Optional.empty();
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return switch (text.substring(digits)) {
      case "m" -> Optional.of(Duration.ofMinutes(amount));
      case "h" -> Optional.of(Duration.ofHours(amount));
      case "d" -> Optional.of(Duration.ofDays(amount));
      case "w" -> Optional.of(Duration.ofDays(amount * WEEK_DAYS));
      case "mo" -> Optional.of(Duration.ofDays(amount * MONTH_DAYS));
      case "y" -> Optional.of(Duration.ofDays(amount * YEAR_DAYS));
      default -> Optional.empty();
    };
  }
}
