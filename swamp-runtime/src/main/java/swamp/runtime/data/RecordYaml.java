package swamp.runtime.data;

import java.util.Map;

/**
 * Writes the fixed shapes of {@code metadata.yaml} and run records, which are written several times in every run,
 * without an emitter: block mappings, one scalar a line. Texts that a reader of YAML 1.1 or 1.2 could take for
 * something else are quoted (repo-format §1.5). Not thread-safe.
 */
public final class RecordYaml {
  private static final int TYPICAL_LENGTH = 1024;
  private static final int UUID_LENGTH = 36;
  private static final int UUID_DASHES = 4;

  private final StringBuilder out = new StringBuilder(TYPICAL_LENGTH);

  /** One text member. */
  public RecordYaml text(int indent, String key, String value) {
    key(indent, key);
    out.append(' ');
    scalar(value);
    out.append('\n');
    return this;
  }

  /** One whole number member. */
  public RecordYaml number(int indent, String key, long value) {
    key(indent, key);
    out.append(' ').append(value).append('\n');
    return this;
  }

  /** One boolean member. */
  public RecordYaml flag(int indent, String key, boolean value) {
    key(indent, key);
    out.append(' ').append(value).append('\n');
    return this;
  }

  /** The head of a mapping or a sequence whose members follow, further indented. */
  public RecordYaml head(int indent, String key) {
    key(indent, key);
    out.append('\n');
    return this;
  }

  /** A member that is an empty sequence. */
  public RecordYaml emptySequence(int indent, String key) {
    key(indent, key);
    out.append(" []\n");
    return this;
  }

  /** The first text member of a mapping that is an element of a sequence. */
  public RecordYaml firstOfElement(int indent, String key, String value) {
    int start = out.length();
    text(indent + 2, key, value);
    out.setCharAt(start + indent, '-');
    return this;
  }

  /** A mapping of texts. */
  public RecordYaml texts(int indent, String key, Map<String, String> values) {
    key(indent, key);
    if (values.isEmpty()) {
      out.append(" {}\n");
      return this;
    }
    out.append('\n');
    values.forEach((name, value) -> {
      out.repeat(' ', indent + 2);
      scalar(name);
      out.append(": ");
      scalar(value);
      out.append('\n');
    });
    return this;
  }

  /** The whole text so far. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void key(int indent, String key) {
    out.repeat(' ', indent).append(key).append(':');
  }

  private void scalar(String value) {
    if (isPlain(value)) {
      out.append(value);
    } else if (isPrintable(value)) {
      out.append('\'').append(value.replace("'", "''")).append('\'');
    } else {
      doubleQuoted(value);
    }
  }

  /** Only texts of harmless characters that no schema resolves to a number, a boolean, null or a date. */
  private static boolean isPlain(String value) {
    if (value.isEmpty()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean harmless = isLetter(c) || isDigit(c) || (i > 0 && (c == '-' || c == '_' || c == '.' || c == '/'));
      if (!harmless) {
        return false;
      }
    }
    return isLetter(value.charAt(0)) ? !isWord(value) : isSurelyNoNumber(value);
  }

  /** For a text that starts with a digit. */
  private static boolean isSurelyNoNumber(String value) {
    int dashes = 0;
    int dots = 0;
    boolean telling = false;
    boolean prefixed = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      dashes += c == '-' ? 1 : 0;
      dots += c == '.' ? 1 : 0;
      prefixed |= c == 'x' || c == 'X' || c == 'o' || c == 'O';
      // The letters of 1e3, 0b1, 0o7, 0x1F, 1_000 and 2026-01-02T are not telling.
      telling |= isLetter(c) && "eEbBoOxXtTzZ".indexOf(c) < 0;
    }
    boolean uuid = value.length() == UUID_LENGTH && dashes == UUID_DASHES;
    boolean calendarVersion = dots >= 2 && dashes == 0 && !telling;
    return uuid || calendarVersion || (telling && !prefixed && dashes == 0);
  }

  /** Words that some schema resolves to a boolean, null or a merge key, whatever their case. */
  private static boolean isWord(String value) {
    return switch (value.length() <= 5 ? value.toLowerCase(java.util.Locale.ROOT) : "") {
      case "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf" -> true;
      default -> false;
    };
  }

  private static boolean isPrintable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean ascii = c >= ' ' && c <= '~';
      boolean latin = c >= '\u00A0' && c <= '\uD7FF' && c != '\u2028' && c != '\u2029';
      if (!ascii && !latin) {
        return false;
      }
    }
    return true;
  }

  private void doubleQuoted(String value) {
    out.append('"');
    value.codePoints().forEach(this::escaped);
    out.append('"');
  }

  private void escaped(int codePoint) {
    switch (codePoint) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (codePoint >= ' ' && codePoint <= '~') {
          out.append((char) codePoint);
        } else if (codePoint <= 0xFFFF) {
          hexadecimal("\\u", codePoint, 4);
        } else {
          hexadecimal("\\U", codePoint, 8);
        }
      }
    }
  }

  private void hexadecimal(String prefix, int codePoint, int digits) {
    String hex = Integer.toHexString(codePoint);
    out.append(prefix).repeat('0', digits - hex.length()).append(hex);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
