package swamp.cli.rendering;

import org.jline.utils.WCWidth;

/** How many columns of a terminal text takes: wide characters such as 漢 take two, combining ones none. */
final class DisplayWidth {
  /** Below, every character takes one column, so that plain text needs no table of widths. */
  private static final int FIRST_UNUSUAL = 0x300;

  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The longest start of a text that takes no more than so many columns. */
  static String start(String text, int columns) {
    int width = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      width += of(character);
      if (width > columns) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  private static int of(int character) {
    return character < FIRST_UNUSUAL ? 1 : Math.max(0, WCWidth.wcwidth(character));
  }
}
