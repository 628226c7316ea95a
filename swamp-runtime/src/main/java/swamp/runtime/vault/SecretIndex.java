package swamp.runtime.vault;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets by their first characters, to find them all in one pass over a text. Immutable. */
final class SecretIndex {
  /** Secrets are at least this long. */
  static final int PREFIX = 3;

  /** So much of a longer secret counts as the secret: consoles and loggers show of long texts the beginning only. */
  static final int BEGINNING = 100;

  private static final int FILTER_BITS = 1 << 16;

  private final Map<Long, List<String>> longestFirst;
  // One bit per hash of a prefix: most positions of a text are passed by without a look into the map.
  private final long[] filter = new long[FILTER_BITS / Long.SIZE];

  private SecretIndex(Map<Long, List<String>> longestFirst) {
    this.longestFirst = longestFirst;
    for (long prefix : longestFirst.keySet()) {
      int bit = bit(prefix);
      filter[bit / Long.SIZE] |= 1L << bit;
    }
  }

  static SecretIndex of(Collection<String> secrets) {
    Map<Long, List<String>> grouped = secrets.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .collect(Collectors.groupingBy(secret -> prefix(secret, 0), HashMap::new, Collectors.toList()));
    return new SecretIndex(grouped);
  }

  /** The text with a mark in place of each stretch that secrets cover; the same text when there is none. */
  String replaceAll(String text, String mark) {
    if (longestFirst.isEmpty()) {
      return text;
    }
    StringBuilder replaced = null;
    int copied = 0;
    int end = 0;
    for (int start = 0; start <= text.length() - PREFIX; start++) {
      int length = lengthAt(text, start);
      if (length == 0) {
        continue;
      }
      if (start >= end) {
        replaced = replaced == null ? new StringBuilder(text.length()) : replaced;
        replaced.append(text, copied, start).append(mark);
      }
      end = Math.max(end, start + length);
      copied = end;
    }
    return replaced == null ? text : replaced.append(text, copied, text.length()).toString();
  }

  /** The length of the longest secret, or beginning of a long one, that stands here, or 0. */
  private int lengthAt(String text, int start) {
    long prefix = prefix(text, start);
    int bit = bit(prefix);
    if ((filter[bit / Long.SIZE] & (1L << bit)) == 0) {
      return 0;
    }
    int longest = 0;
    for (String secret : longestFirst.getOrDefault(prefix, List.of())) {
      if (secret.length() <= longest) {
        break;
      }
      longest = Math.max(longest, lengthOf(secret, text, start));
    }
    return longest;
  }

  private static int lengthOf(String secret, String text, int start) {
    if (text.startsWith(secret, start)) {
      return secret.length();
    }
    if (secret.length() <= BEGINNING || !text.startsWith(secret.substring(0, BEGINNING), start)) {
      return 0;
    }
    int length = BEGINNING;
    while (start + length < text.length() && text.charAt(start + length) == secret.charAt(length)) {
      length++;
    }
    return length;
  }

  private static long prefix(String text, int start) {
    return ((long) text.charAt(start) << 32) | ((long) text.charAt(start + 1) << 16) | text.charAt(start + 2);
  }

  private static int bit(long prefix) {
    return (int) ((prefix * 0x9E3779B97F4A7C15L) >>> 48);
  }
}
