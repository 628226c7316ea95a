package swamp.runtime.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants as all records write them: ISO-8601 in UTC with exactly three decimals, {@code 2026-11-22T11:03:55.270Z}.
 */
public final class IsoTime {
  private static final int LENGTH_WITHOUT_DECIMALS = "2026-11-22T11:03:55Z".length();

  private IsoTime() {}

  /** The text of an instant, cut to milliseconds. */
  public static String text(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == LENGTH_WITHOUT_DECIMALS ? text.substring(0, text.length() - 1) + ".000Z" : text;
  }

  /** The text as a part of file names: {@code :} and {@code .} become {@code -} (data-format §2.7). */
  public static String fileNameText(Instant instant) {
    return text(instant).replace(':', '-').replace('.', '-');
  }
}
