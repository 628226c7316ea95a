package swamp.runtime.type;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a type, {@code YYYY.MM.DD.N} with a real date (repo-format §1.4); ordered by date, then by number.
 *
 * @param date the day of the release
 * @param number counts releases of one day; any size, as versions of existing types are not bounded
 */
public record CalendarVersion(LocalDate date, BigInteger number) implements Comparable<CalendarVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d{4})\\.(\\d{2})\\.(\\d{2})\\.(\\d{1,400})");
  private static final Comparator<CalendarVersion> ORDER =
      Comparator.comparing(CalendarVersion::date).thenComparing(CalendarVersion::number);

  /** The version of this text, or empty when it is none. */
  public static Optional<CalendarVersion> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(
          Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
      return Optional.of(new CalendarVersion(date, new BigInteger(parts.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(CalendarVersion other) {
    return ORDER.compare(this, other);
  }

  /** The version as it is written. */
  @Override
  public String toString() {
    return "%04d.%02d.%02d.%s".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), number);
  }
}
