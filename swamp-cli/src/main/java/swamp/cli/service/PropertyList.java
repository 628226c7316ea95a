package swamp.cli.service;

import java.util.List;
import java.util.Map;

/** Writes Apple's property lists in their XML form. */
final class PropertyList {
  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      <plist version="1.0">
      """;
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int FIRST_NONCHARACTER = 0xFFFE;

  private PropertyList() {}

  /**
   * The text of a list with this value.
   *
   * @param value strings, booleans, integers, lists and maps of them
   * @throws IllegalArgumentException for other values, and for characters that XML cannot hold
   */
  static String of(Map<String, ?> value) {
    StringBuilder text = new StringBuilder(HEAD);
    add(text, "", value);
    return text.append("</plist>\n").toString();
  }

  private static void add(StringBuilder text, String indent, Object value) {
    switch (value) {
      case String string -> element(text, indent, "string", string);
      case Integer number -> element(text, indent, "integer", number.toString());
      case Boolean flag -> text.append(indent).append(flag ? "<true/>\n" : "<false/>\n");
      case List<?> list -> {
        text.append(indent).append("<array>\n");
        list.forEach(element -> add(text, indent + "  ", element));
        text.append(indent).append("</array>\n");
      }
      case Map<?, ?> map -> {
        text.append(indent).append("<dict>\n");
        map.forEach((key, member) -> {
          element(text, indent + "  ", "key", key.toString());
          add(text, indent + "  ", member);
        });
        text.append(indent).append("</dict>\n");
      }
      default -> throw new IllegalArgumentException("A property list holds no " + value.getClass());
    }
  }

  private static void element(StringBuilder text, String indent, String name, String content) {
    text.append(indent).append('<').append(name).append('>').append(escaped(content)).append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(character -> {
      if (!isAllowed(character)) {
        throw new IllegalArgumentException("XML cannot hold the character " + character);
      }
      switch (character) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\r' -> escaped.append("&#13;");
        default -> escaped.appendCodePoint(character);
      }
    });
    return escaped.toString();
  }

  private static boolean isAllowed(int character) {
    return character == '\t' || character == '\n' || character == '\r'
        || (character >= FIRST_PRINTABLE && !Character.isSurrogate((char) Math.min(character, Character.MAX_VALUE))
            && character != FIRST_NONCHARACTER && character != Character.MAX_VALUE);
  }
}
