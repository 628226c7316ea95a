package swamp.runtime.yaml;

import java.util.Set;

/** Chooses how a string is written so that it reads back as the same string: plain, quoted, literal or folded. */
final class ScalarStyle {
  private static final int LINE_WIDTH = 80;
  private static final int NARROWEST = 40;
  /** Text elsewhere read as booleans: quoted although this dialect takes them for text (repo-format §1.5). */
  private static final Set<String> FOREIGN_BOOLEANS = Set.of(
      "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF");
  private static final String NEVER_FIRST = "-?:,[]{}#&*!|>'\"%@` \t";
  private static final String NEVER_INSIDE = ",[]{}:#";

  private ScalarStyle() {}

  /** A string on one line, as keys need it. */
  static String key(String text, YamlText.Quotes quotes) {
    if (!isPrintable(text, false)) {
      return doubleQuoted(text);
    }
    return isPlain(text) ? text : quoted(text, quotes);
  }

  /** A string as a value whose following lines are indented by {@code indent} columns. */
  static String value(String text, int indent, YamlText.Quotes quotes) {
    if (!isPrintable(text, true)) {
      return doubleQuoted(text);
    }
    int width = Math.max(NARROWEST, LINE_WIDTH - indent);
    if (hasFoldableLine(text, width)) {
      return ">" + blockHeader(text) + indented(FoldedText.fold(text, width), indent);
    }
    if (text.indexOf('\n') >= 0) {
      return "|" + blockHeader(text) + indented(text, indent);
    }
    return isPlain(text) ? text : quoted(text, quotes);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || NEVER_FIRST.indexOf(text.charAt(0)) >= 0 || text.endsWith(" ") || text.startsWith("...")) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (NEVER_INSIDE.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return !FOREIGN_BOOLEANS.contains(text) && !text.equals("<<") && PlainScalar.resolve(text).isTextual();
  }

  private static boolean hasFoldableLine(String text, int width) {
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (end - start > width && text.charAt(start) != ' ') {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static String blockHeader(String text) {
    String beyondBreaks = text.replaceFirst("^\n+", "");
    String indicator = beyondBreaks.startsWith(" ") ? "2" : "";
    boolean clip = text.endsWith("\n");
    boolean keep = clip && (text.endsWith("\n\n") || text.equals("\n"));
    return indicator + (keep ? "+" : clip ? "" : "-") + "\n";
  }

  /** Every line that is not empty indented, the last line break left to what follows. */
  private static String indented(String text, int indent) {
    StringBuilder lines = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      if (end != start) {
        lines.repeat(' ', indent);
      }
      lines.append(text, start, next);
      start = next;
    }
    if (!lines.isEmpty() && lines.charAt(lines.length() - 1) == '\n') {
      lines.setLength(lines.length() - 1);
    }
    return lines.toString();
  }

  private static String quoted(String text, YamlText.Quotes quotes) {
    return switch (quotes) {
      case SINGLE -> "'" + text.replace("'", "''") + "'";
      case DOUBLE -> doubleQuoted(text);
    };
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(character -> quoted.append(escaped(character)));
    return quoted.append('"').toString();
  }

  private static String escaped(int character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0 -> "\\0";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      case 0x1B -> "\\e";
      default -> isPrintable(character) ? Character.toString(character)
          : String.format(character <= 0xFF ? "\\x%02X" : character <= 0xFFFF ? "\\u%04X" : "\\U%08X", character);
    };
  }

  private static boolean isPrintable(String text, boolean lineBreaks) {
    return text.codePoints().allMatch(character -> isPrintable(character) || (lineBreaks && character == '\n'));
  }

  private static boolean isPrintable(int character) {
    return (character >= 0x20 && character <= 0x7E)
        || (character >= 0xA1 && character <= 0xD7FF && character != 0x2028 && character != 0x2029)
        || (character >= 0xE000 && character <= 0xFFFD && character != 0xFEFF)
        || character >= 0x10000;
  }
}
