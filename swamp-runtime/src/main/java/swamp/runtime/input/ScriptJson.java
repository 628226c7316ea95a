package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.ScriptNumber;

/** JSON as {@code JSON.parse} takes it, with its messages for what it does not take. */
public final class ScriptJson {
  private ScriptJson() {}

  /**
   * The value of a text; numbers are as {@link ScriptNumber} makes them.
   *
   * @param messagePrefix what to say before the parser's message, such as {@code "Invalid JSON in --input: "}
   * @throws SwampException with {@link ErrorCode#INPUT_SYNTAX}, its code not shown
   */
  public static JsonNode parse(String text, String messagePrefix) {
    Optional<String> problem = new ScriptJsonSyntax(text).problem();
    if (problem.isPresent()) {
      throw new SwampException(ErrorCode.INPUT_SYNTAX, messagePrefix + problem.get()).withoutShownCode();
    }
    try {
      return ScriptNumber.canonical(JsonText.parse(text));
    } catch (SwampException e) {
      // Only bounds on depth and length are left to stumble over.
      throw new SwampException(ErrorCode.INPUT_SYNTAX, messagePrefix + e.text(), e).withoutShownCode();
    }
  }

  /** The value of a text, or empty when it is no JSON. */
  static Optional<JsonNode> tryParse(String text) {
    try {
      return Optional.of(parse(text, ""));
    } catch (SwampException e) {
      return Optional.empty();
    }
  }
}
