package swamp.cli.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of unknown origin made fit for a terminal: what could move the cursor, rename the window or answer in the person's name
 * is shown instead of sent.
 */
public final class PlainText {
  private static final Pattern COLOR = Pattern.compile("\u001b\\[[0-9;:]*m");
  private static final String RESET = "\u001b[0m";
  private static final int CARET = '@';
  private static final int DELETE = 0x7f;

  private PlainText() {}

  /** The first line, with blanks for control characters. */
  public static String oneLine(String text) {
    String trimmed = text.strip();
    int end = trimmed.indexOf('\n');
    String line = end < 0 ? trimmed : trimmed.substring(0, end).stripTrailing() + " ...";
    StringBuilder printable = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char character = line.charAt(i);
      printable.append(Character.isISOControl(character) ? ' ' : character);
    }
    return printable.toString();
  }

  /** All lines; control characters other than tabs and line breaks look as in {@code cat -v}: {@code ^[[2J}. */
  static String visible(String text) {
    if (isHarmless(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean lineEnd = character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (!isControl(character)) {
        shown.append(character);
      } else if (!lineEnd) {
        shown.append(character > DELETE ? "M-" : "").append('^').append((char) ((character & DELETE) ^ CARET));
      }
    }
    return shown.toString();
  }

  /** The same, except that the colours in which a program wrote are kept, or left out when none are wanted. */
  static String visible(String text, boolean color) {
    if (isHarmless(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + RESET.length());
    Matcher codes = COLOR.matcher(text);
    int start = 0;
    boolean colored = false;
    while (codes.find()) {
      shown.append(visible(text.substring(start, codes.start()))).append(color ? codes.group() : "");
      colored = color;
      start = codes.end();
    }
    return shown.append(visible(text.substring(start))).append(colored ? RESET : "").toString();
  }

  /** The document with every text and member name as {@link #visible(String)} shows it; itself when that is the same. */
  static JsonNode visible(JsonNode document) {
    if (document.isTextual()) {
      String text = document.textValue();
      return isHarmless(text) ? document : JsonNodeFactory.instance.textNode(visible(text));
    }
    if (isHarmlessTree(document)) {
      return document;
    }
    if (document.isArray()) {
      ArrayNode elements = JsonNodeFactory.instance.arrayNode(document.size());
      document.forEach(element -> elements.add(visible(element)));
      return elements;
    }
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    document.properties().forEach(member -> members.set(visible(member.getKey()), visible(member.getValue())));
    return members;
  }

  private static boolean isHarmlessTree(JsonNode document) {
    if (document.isTextual()) {
      return isHarmless(document.textValue());
    }
    for (JsonNode element : document) {
      if (!isHarmlessTree(element)) {
        return false;
      }
    }
    return !document.isObject() || document.properties().stream().allMatch(member -> isHarmless(member.getKey()));
  }

  private static boolean isHarmless(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(char character) {
    return Character.isISOControl(character) && character != '\n' && character != '\t';
  }
}
