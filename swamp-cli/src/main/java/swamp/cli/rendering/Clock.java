package swamp.cli.rendering;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Times, durations and sizes as people read them. */
final class Clock {
  private static final int TIME_START = "2026-11-22T".length();
  private static final int TIME_END = "2026-11-22T11:09:50".length();
  private static final long KILOBYTE = 1024;
  private static final long MEGABYTE = 1024 * KILOBYTE;
  private static final long GIGABYTE = 1024 * MEGABYTE;
  private static final long MILLISECONDS_IN_SECOND = 1000;

  private Clock() {}

  /** {@code 11:09:50 UTC} of an ISO instant; any other text as it is. */
  static String time(String instant) {
    return instant.length() >= TIME_END && instant.charAt(TIME_START - 1) == 'T'
        ? instant.substring(TIME_START, TIME_END) + " UTC"
        : instant;
  }

  /** {@code 146ms}, from a second on {@code 3.1s}, from a minute on {@code 2m 5s}, from an hour on {@code 1h 4m}. */
  static String duration(long milliseconds) {
    if (milliseconds < MILLISECONDS_IN_SECOND) {
      return milliseconds + "ms";
    }
    Duration duration = Duration.ofMillis(milliseconds);
    if (duration.toHours() > 0) {
      return duration.toHours() + "h " + duration.toMinutesPart() + "m";
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + "m " + duration.toSecondsPart() + "s";
    }
    return milliseconds / MILLISECONDS_IN_SECOND + "." + milliseconds % MILLISECONDS_IN_SECOND / 100 + "s";
  }

  /** {@code 5s}, {@code 3m}, {@code 2h}, {@code 12d}: how long ago something was. */
  static String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
  }

  /** How long ago the instant was; any other text as it is. */
  static String age(String instant) {
    try {
      return age(Instant.parse(instant), Instant.now());
    } catch (DateTimeException e) {
      return instant;
    }
  }

  /** The instant with how long ago it was: {@code 2026-11-22T11:09:50.000Z (3m ago)}; any other text as it is. */
  static String withAge(String instant) {
    String age = age(instant);
    return age.equals(instant) ? instant : instant + " (" + age + " ago)";
  }

  /** {@code 131B}, {@code 1.5KB}, {@code 2.0MB}, {@code 3.2GB}. */
  static String size(long bytes) {
    if (bytes < KILOBYTE) {
      return bytes + "B";
    }
    if (bytes < MEGABYTE) {
      return tenths(bytes, KILOBYTE) + "KB";
    }
    return bytes < GIGABYTE ? tenths(bytes, MEGABYTE) + "MB" : tenths(bytes, GIGABYTE) + "GB";
  }

  private static String tenths(long bytes, long unit) {
    long tenths = (bytes * 10 + unit / 2) / unit;
    return tenths / 10 + "." + tenths % 10;
  }
}
