package swamp.cli.rendering;

import java.util.Locale;

/** Amounts of memory and time in the unit that people would choose. */
final class Amount {
  private static final double KILO = 1024;
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Amount() {}

  /** Such as {@code 312 MB}. */
  static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= KILO;
      unit++;
    } while (value >= KILO && unit < 3);
    return String.format(Locale.ROOT, value < 10 ? "%.1f %cB" : "%.0f %cB", value, "kMGT".charAt(unit));
  }

  /** Two units at most, such as {@code 2 h 5 min}; below a second milliseconds. */
  static String time(long milliseconds) {
    if (milliseconds < SECOND) {
      return milliseconds + " ms";
    } else if (milliseconds < MINUTE) {
      return milliseconds / SECOND + " s";
    } else if (milliseconds < HOUR) {
      return two(milliseconds, MINUTE, "min", SECOND, "s");
    } else if (milliseconds < DAY) {
      return two(milliseconds, HOUR, "h", MINUTE, "min");
    }
    return two(milliseconds, DAY, "d", HOUR, "h");
  }

  /** Milliseconds with as many digits as matter. */
  static String milliseconds(double milliseconds) {
    return String.format(Locale.ROOT, milliseconds < 10 ? "%.2f" : milliseconds < 100 ? "%.1f" : "%.0f", milliseconds);
  }

  private static String two(long milliseconds, long large, String largeUnit, long small, String smallUnit) {
    long rest = milliseconds % large / small;
    return milliseconds / large + " " + largeUnit + (rest == 0 ? "" : " " + rest + " " + smallUnit);
  }
}
