package swamp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON texts that programs write: well-formed, not too long, not too deep. Whatever else comes is left to the
 * library, which knows what is wrong with it. Every parser of the library initialises {@code java.math.BigDecimal}, whose
 * table of powers takes a JVM that has just started longer than all other work of a short call.
 */
final class OrdinaryJson {
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int DEEPEST = 200;
  /** A long has room for any number of so many digits. */
  private static final int MOST_DIGITS = 18;
  private static final int LONGEST_NUMBER = 40;
  private static final int HEXADECIMAL = 16;
  private static final int ESCAPED_DIGITS = 4;

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final String text;
  private int position;
  private int depth;

  private OrdinaryJson(String text) {
    this.text = text;
  }

  /** The value of this text; empty when it is none, or not an ordinary one. */
  static Optional<JsonNode> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    OrdinaryJson reader = new OrdinaryJson(text);
    JsonNode value = reader.value();
    return value != null && reader.next() == '\0' && reader.position == text.length() ? Optional.of(value) : Optional.empty();
  }

  private @Nullable JsonNode value() {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        String string = string();
        yield string == null ? null : nodes.textNode(string);
      }
      case 't' -> literal("true", nodes.booleanNode(true));
      case 'f' -> literal("false", nodes.booleanNode(false));
      case 'n' -> literal("null", nodes.nullNode());
      default -> number();
    };
  }

  private @Nullable ObjectNode object() {
    ObjectNode object = nodes.objectNode();
    if (!open()) {
      return null;
    }
    if (next() == '}') {
      return closed(object);
    }
    while (true) {
      String name = next() == '"' ? string() : null;
      if (name == null || !isWellFormed(name) || next() != ':') {
        return null;
      }
      position++;
      JsonNode value = value();
      if (value == null) {
        return null;
      }
      object.set(name, value);
      switch (next()) {
        case ',' -> position++;
        case '}' -> {
          return closed(object);
        }
        default -> {
          return null;
        }
      }
    }
  }

  private @Nullable ArrayNode array() {
    ArrayNode array = nodes.arrayNode();
    if (!open()) {
      return null;
    }
    if (next() == ']') {
      return closed(array);
    }
    while (true) {
      JsonNode value = value();
      if (value == null) {
        return null;
      }
      array.add(value);
      switch (next()) {
        case ',' -> position++;
        case ']' -> {
          return closed(array);
        }
        default -> {
          return null;
        }
      }
    }
  }

  private boolean open() {
    position++;
    return ++depth <= DEEPEST;
  }

  private <T extends JsonNode> T closed(T container) {
    position++;
    depth--;
    return container;
  }

  /** The string that begins here. */
  private @Nullable String string() {
    int start = ++position;
    // Most strings have no escapes, and the JDK finds their end quicker than any loop here.
    int end = text.indexOf('"', start);
    if (end < 0) {
      return null;
    }
    int escape = text.indexOf('\\', start, end);
    for (int i = start; i < (escape < 0 ? end : escape); i++) {
      if (text.charAt(i) < ' ') {
        return null;
      }
    }
    if (escape >= 0) {
      return escaped(start, escape);
    }
    position = end + 1;
    return text.substring(start, end);
  }

  /** The string from {@code start} on, whose first escape is known. */
  private @Nullable String escaped(int start, int escape) {
    StringBuilder string = new StringBuilder().append(text, start, escape);
    position = escape;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return string.toString();
      }
      if (c < ' ') {
        return null;
      }
      int meant = c == '\\' ? escape() : c;
      if (meant < 0) {
        return null;
      }
      string.append((char) meant);
    }
    return null;
  }

  /** The character that the escape after a backslash stands for; negative when there is no such escape. */
  private int escape() {
    if (position == text.length()) {
      return -1;
    }
    char c = text.charAt(position++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> -1;
    };
  }

  private int hexadecimal() {
    if (text.length() - position < ESCAPED_DIGITS) {
      return -1;
    }
    int code = 0;
    for (int end = position + ESCAPED_DIGITS; position < end; position++) {
      char c = text.charAt(position);
      int digit = c < 128 ? Character.digit(c, HEXADECIMAL) : -1;
      if (digit < 0) {
        return -1;
      }
      code = code * HEXADECIMAL + digit;
    }
    return code;
  }

  private @Nullable JsonNode number() {
    int start = position;
    if (current() == '-') {
      position++;
    }
    int first = position;
    int digits = digits();
    if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && text.charAt(first) == '0')) {
      return null;
    }
    if (current() != '.' && current() != 'e' && current() != 'E') {
      long whole = Long.parseLong(text, start, position, 10);
      return whole == (int) whole ? nodes.numberNode((int) whole) : nodes.numberNode(whole);
    }
    return fraction() && position - start <= LONGEST_NUMBER
        ? nodes.numberNode(Double.parseDouble(text.substring(start, position)))
        : null;
  }

  /** What may follow the digits of a whole number; whether it is complete. */
  private boolean fraction() {
    if (current() == '.') {
      position++;
      if (digits() == 0) {
        return false;
      }
    }
    if (current() == 'e' || current() == 'E') {
      position++;
      if (current() == '+' || current() == '-') {
        position++;
      }
      return digits() > 0;
    }
    return true;
  }

  private int digits() {
    int start = position;
    while (current() >= '0' && current() <= '9') {
      position++;
    }
    return position - start;
  }

  private @Nullable JsonNode literal(String word, JsonNode value) {
    if (!text.startsWith(word, position)) {
      return null;
    }
    position += word.length();
    return value;
  }

  /** The next character that is no white space; NUL at the end. */
  private char next() {
    while (true) {
      char c = current();
      if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
        return c;
      }
      position++;
    }
  }

  private char current() {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  /** Whether there are no surrogates, of which the library wants pairs in names. */
  private static boolean isWellFormed(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
