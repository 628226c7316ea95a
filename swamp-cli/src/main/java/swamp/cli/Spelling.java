package swamp.cli;

import java.util.List;

/** Finds the name that was probably meant. */
final class Spelling {
  private Spelling() {}

  /** The known name with the fewest edits to the typed one, the first of several; empty when none is known. */
  static String nearest(String typed, List<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      int edits = edits(typed, name);
      if (edits < least) {
        least = edits;
        nearest = name;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one character. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
