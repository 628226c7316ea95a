package swamp.runtime.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.data.Lifetime;

/** Instants as options write them: back from now, such as {@code 12h} or {@code 7d}, or a date with or without a time. */
final class PastInstant {
  private PastInstant() {}

  /**
   * The instant that the text means.
   *
   * @param option named when the text means none
   */
  static Instant of(String option, String text, Instant now) {
    try {
      if (Lifetime.parse(text) instanceof Lifetime.Lasting lasting) {
        return now.minus(lasting.duration());
      }
    } catch (SwampException e) {
      // Then it is a date.
    }
    try {
      return OffsetDateTime.parse(text.contains("T") ? text : text + "T00:00:00Z").toInstant();
    } catch (DateTimeException e) {
      throw new SwampException(ErrorCode.USAGE,
          "\"" + option + "\" takes a duration such as 1d or 12h, or a date: " + text, e).withoutShownCode();
    }
  }
}
