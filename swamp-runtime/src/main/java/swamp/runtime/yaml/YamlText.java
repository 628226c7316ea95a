package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/**
 * YAML text to JSON trees and back (repo-format §1.5). Thread-safe.
 *
 * <p>Trees hold objects, arrays, text, numbers as {@link ScriptNumber} makes them, booleans and null; besides these
 * {@code !!binary} gives a binary node and an unquoted timestamp a leaf that {@link YamlTimestamp#of} recognises.
 */
public final class YamlText {
  /** The longest text that is read, in UTF-16 units: nobody writes more by hand, and parsing takes much memory. */
  public static final int LONGEST_TEXT = 8 * 1024 * 1024;

  /** How strings that need quotes are written. */
  public enum Quotes {
    /** As everywhere in a repository. */
    SINGLE,
    /** As in {@code .swamp.yaml} alone (repo-format §1.2). */
    DOUBLE
  }

  private YamlText() {}

  /**
   * The tree of one YAML document; null for an empty text.
   *
   * @param sourceName what to call the text in messages, usually a path
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX}, naming source, line and column
   */
  public static JsonNode read(String text, String sourceName) {
    return read(text, sourceName, ErrorCode.INPUT_SYNTAX);
  }

  /** As {@link #read(String, String)}, with the code that failures shall carry. */
  public static JsonNode read(String text, String sourceName, ErrorCode code) {
    return new YamlReader(text, sourceName, code).read();
  }

  /** The tree in block style with a line break at the end; what needs quotes gets single ones. */
  public static String write(JsonNode tree) {
    return write(tree, Quotes.SINGLE);
  }

  /** As {@link #write(JsonNode)} with the quotes wanted. */
  public static String write(JsonNode tree, Quotes quotes) {
    return new YamlWriter(quotes).write(tree);
  }
}
