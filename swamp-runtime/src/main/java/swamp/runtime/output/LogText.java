package swamp.runtime.output;

/** Texts as log lines show them when they are filled into a message (data-format §2.7). */
public final class LogText {
  private LogText() {}

  /**
   * The text in quotes: double ones, or single ones or backticks when that saves escapes, as the existing program's log
   * formatter chooses.
   */
  public static String quoted(String value) {
    char quote = quoteFor(value);
    StringBuilder text = new StringBuilder(value.length() + 2).append(quote);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\u000B' -> text.append("\\v");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c == quote) {
            text.append('\\').append(c);
          } else if (c < ' ' || c == '\u007f') {
            text.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.append(quote).toString();
  }

  private static char quoteFor(String value) {
    if (value.indexOf('"') < 0) {
      return '"';
    }
    if (value.indexOf('\'') < 0) {
      return '\'';
    }
    return value.indexOf('`') < 0 ? '`' : '"';
  }
}
