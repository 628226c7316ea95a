package swamp.runtime.input;

import java.util.BitSet;
import java.util.Optional;

/**
 * Finds the first mistake in a JSON text and words it as V8's {@code JSON.parse} does, so that scripts which look at
 * messages find the familiar ones. Uses no stack for nesting.
 */
final class ScriptJsonSyntax {
  private static final int CONTEXT = 10;

  private final String text;
  private int at;

  /** Ends the search; carries the message and needs no stack trace. */
  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message, null, false, false);
    }
  }

  ScriptJsonSyntax(String text) {
    this.text = text;
  }

  /** The message about the first mistake, if there is one. */
  Optional<String> problem() {
    try {
      check();
      return Optional.empty();
    } catch (Mistake e) {
      return Optional.of(java.util.Objects.requireNonNull(e.getMessage()));
    }
  }

  private void check() throws Mistake {
    BitSet objects = new BitSet();
    int depth = 0;
    boolean opened = openOrScalar(objects, depth);
    depth += opened ? 1 : 0;
    while (depth > 0 || opened) {
      if (opened) {
        opened = openOrScalar(objects, depth);
        depth += opened ? 1 : 0;
      } else if (take(',')) {
        if (objects.get(depth - 1)) {
          propertyName("Expected double-quoted property name in JSON");
        }
        opened = openOrScalar(objects, depth);
        depth += opened ? 1 : 0;
      } else {
        boolean object = objects.get(depth - 1);
        expect(object ? '}' : ']', object
            ? "Expected ',' or '}' after property value in JSON"
            : "Expected ',' or ']' after array element in JSON");
        depth--;
      }
    }
    skipWhiteSpace();
    if (at < text.length()) {
      throw atPosition("Unexpected non-whitespace character after JSON");
    }
  }

  /** Passes a scalar or an empty container, or enters a container up to its first value; whether it entered one. */
  private boolean openOrScalar(BitSet objects, int depth) throws Mistake {
    skipWhiteSpace();
    switch (current()) {
      case '{' -> {
        at++;
        if (take('}')) {
          return false;
        }
        propertyName("Expected property name or '}' in JSON");
        objects.set(depth);
        return true;
      }
      case '[' -> {
        at++;
        objects.clear(depth);
        return !take(']');
      }
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected();
    }
    return false;
  }

  private void propertyName(String message) throws Mistake {
    skipWhiteSpace();
    if (current() != '"') {
      throw atPosition(message);
    }
    string();
    expect(':', "Expected ':' after property name in JSON");
  }

  private void string() throws Mistake {
    at++;
    while (true) {
      int character = current();
      if (character < 0) {
        throw atPosition("Unterminated string in JSON");
      }
      if (character < ' ') {
        throw atPosition("Bad control character in string literal in JSON");
      }
      at++;
      if (character == '"') {
        return;
      }
      if (character == '\\') {
        escape();
      }
    }
  }

  private void escape() throws Mistake {
    int character = current();
    if (character < 0 || character > 0xFF) {
      throw unexpected();
    }
    if ("\"\\/bfnrtu".indexOf(character) < 0) {
      throw atPosition("Bad escaped character in JSON");
    }
    at++;
    for (int digit = 0; character == 'u' && digit < 4; digit++) {
      if (Character.digit(Math.max(current(), 0), 16) < 0 || current() > 'f') {
        throw atPosition("Bad Unicode escape in JSON");
      }
      at++;
    }
  }

  private void literal(String word) throws Mistake {
    for (int i = 0; i < word.length(); i++, at++) {
      if (current() != word.charAt(i)) {
        throw unexpected();
      }
    }
  }

  private void number() throws Mistake {
    if (current() == '-') {
      at++;
      if (!isDigit()) {
        throw atPosition("No number after minus sign in JSON");
      }
    }
    if (current() == '0') {
      at++;
      if (isDigit()) {
        throw unexpected();
      }
    }
    skipDigits();
    if (current() == '.') {
      at++;
      requireDigit("Unterminated fractional number in JSON");
    }
    if (current() == 'e' || current() == 'E') {
      at++;
      if (current() == '+' || current() == '-') {
        at++;
      }
      requireDigit("Exponent part is missing a number in JSON");
    }
  }

  private void requireDigit(String message) throws Mistake {
    if (!isDigit()) {
      throw atPosition(message);
    }
    skipDigits();
  }

  private void skipDigits() {
    while (isDigit()) {
      at++;
    }
  }

  private boolean isDigit() {
    return current() >= '0' && current() <= '9';
  }

  private void expect(char wanted, String message) throws Mistake {
    if (!take(wanted)) {
      throw atPosition(message);
    }
  }

  private boolean take(char wanted) {
    skipWhiteSpace();
    boolean there = current() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void skipWhiteSpace() {
    while (current() == ' ' || current() == '\n' || current() == '\t' || current() == '\r') {
      at++;
    }
  }

  /** The character to look at, or -1 at the end. */
  private int current() {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private Mistake atPosition(String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < at && i < text.length(); i++) {
      boolean pair = text.charAt(i) == '\r' && i + 1 < at && text.charAt(i + 1) == '\n';
      if (!pair && (text.charAt(i) == '\r' || text.charAt(i) == '\n')) {
        line++;
        start = i + 1;
      }
    }
    return new Mistake(message + " at position " + at + " (line " + line + " column " + (at - start + 1) + ")");
  }

  private Mistake unexpected() {
    int character = current();
    if (character < 0) {
      return new Mistake("Unexpected end of JSON input");
    }
    if (character == '"') {
      return atPosition("Unexpected string in JSON");
    }
    if (character == '-' || isDigit()) {
      return atPosition("Unexpected number in JSON");
    }
    if (text.equals("undefined") || text.equals("NaN") || text.equals("Infinity") || text.equals("[object Object]")) {
      return new Mistake("\"" + text + "\" is not valid JSON");
    }
    boolean longText = text.length() > 2 * CONTEXT;
    int start = longText && at >= CONTEXT ? at - CONTEXT : 0;
    int end = longText && at < text.length() - CONTEXT ? at + CONTEXT : text.length();
    return new Mistake("Unexpected token '" + (char) character + "', " + (start > 0 || (longText && at >= CONTEXT)
        ? "..." : "")
        + "\"" + text.substring(start, end) + "\"" + (end < text.length() ? "... " : " ") + "is not valid JSON");
  }
}
