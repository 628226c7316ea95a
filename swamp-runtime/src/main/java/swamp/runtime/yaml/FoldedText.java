package swamp.runtime.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks long lines at single spaces, so that a folded block scalar gives the text back. */
final class FoldedText {
  private static final Pattern LINE = Pattern.compile("(\n+)([^\n]*)");

  private FoldedText() {}

  static String fold(String text, int width) {
    int firstBreak = text.indexOf('\n');
    int firstEnd = firstBreak < 0 ? text.length() : firstBreak;
    StringBuilder folded = new StringBuilder(foldLine(text.substring(0, firstEnd), width));
    boolean previousIndented = text.startsWith("\n") || text.startsWith(" ");
    Matcher lines = LINE.matcher(text).region(firstEnd, text.length());
    while (lines.find()) {
      String line = lines.group(2);
      boolean indented = line.startsWith(" ");
      // Between two ordinary lines folding eats one break, so one more is written.
      String extra = !previousIndented && !indented && !line.isEmpty() ? "\n" : "";
      folded.append(lines.group(1)).append(extra).append(foldLine(line, width));
      previousIndented = indented;
    }
    return folded.toString();
  }

  private static String foldLine(String line, int width) {
    if (line.isEmpty() || line.charAt(0) == ' ') {
      return line;
    }
    StringBuilder folded = new StringBuilder();
    int start = 0;
    int candidate = 0;
    for (int space = breakAfter(line, 0); space >= 0; space = breakAfter(line, space + 1)) {
      if (space - start > width) {
        int end = candidate > start ? candidate : space;
        folded.append(line, start, end).append('\n');
        start = end + 1;
      }
      candidate = space;
    }
    if (line.length() - start > width && candidate > start) {
      folded.append(line, start, candidate).append('\n');
      start = candidate + 1;
    }
    return folded.append(line, start, line.length()).toString();
  }

  /** The next space that is followed by something else than a space, or -1. */
  private static int breakAfter(String line, int from) {
    for (int i = line.indexOf(' ', from); i >= 0 && i + 1 < line.length(); i = line.indexOf(' ', i + 1)) {
      if (line.charAt(i + 1) != ' ') {
        return i;
      }
    }
    return -1;
  }
}
