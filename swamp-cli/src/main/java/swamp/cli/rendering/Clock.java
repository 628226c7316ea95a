package swamp.cli.rendering;

/** Times and durations as people read them. */
final class Clock {
  private static final int TIME_START = "2026-11-22T".length();
  private static final int TIME_END = "2026-11-22T11:09:50".length();
  private static final long MILLISECONDS_IN_SECOND = 1000;

  private Clock() {}

  /** {@code 11:09:50 UTC} of an ISO instant; any other text as it is. */
  static String time(String instant) {
    return instant.length() >= TIME_END && instant.charAt(TIME_START - 1) == 'T'
        ? instant.substring(TIME_START, TIME_END) + " UTC"
        : instant;
  }

  /** {@code 146ms}, from a second on {@code 3.1s}. */
  static String duration(long milliseconds) {
    if (milliseconds < MILLISECONDS_IN_SECOND) {
      return milliseconds + "ms";
    }
    return milliseconds / MILLISECONDS_IN_SECOND + "." + milliseconds % MILLISECONDS_IN_SECOND / 100 + "s";
  }
}
