package swamp.runtime.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import swamp.runtime.yaml.ScriptNumber;

/** JSON text as JavaScript's {@code JSON.parse} takes it, with its words for what is wrong. */
final class ScriptJson {
  private static final ObjectReader READER = JsonMapper.builder()
      .build()
      .readerFor(JsonNode.class)
      .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ScriptJson() {}

  /** The value, or empty when the text is not JSON. */
  static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = READER.readValue(text);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(ScriptNumber.canonical(node));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What {@code JSON.parse} says of a text that is not JSON. */
  static String complaint(String text) {
    try {
      READER.readValue(text);
      return "Unexpected end of JSON input";
    } catch (JsonProcessingException e) {
      int offset = e.getLocation() == null ? text.length() : (int) e.getLocation().getCharOffset();
      int at = firstWrong(text, Math.max(0, Math.min(offset, text.length())));
      if (at >= text.length()) {
        return "Unexpected end of JSON input";
      }
      String token = text.substring(at, text.offsetByCodePoints(at, 1));
      return "Unexpected token '" + token + "', \"" + text + "\" is not valid JSON";
    }
  }

  // The parser reports the end of a bad token; JavaScript names its first character.
  private static int firstWrong(String text, int offset) {
    int at = offset;
    if (at == text.length() && at > 0 && !Character.isLetter(text.charAt(at - 1))) {
      return at;
    }
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
