package swamp.runtime.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.yaml.YamlText;
import swamp.runtime.yaml.YamlTimestamp;

/** Inputs written as YAML, or as the JSON that is YAML too. */
final class YamlInputs {
  private YamlInputs() {}

  /**
   * The mapping of a text; empty for an empty text.
   *
   * @param name what to call the text, such as {@code stdin}
   */
  static ObjectNode mapping(String text, String name) {
    if (text.stripLeading().startsWith("{") && ScriptJson.tryParse(text).orElse(null) instanceof ObjectNode object) {
      return object;
    }
    JsonNode tree;
    try {
      tree = YamlText.read(text, name);
    } catch (SwampException e) {
      throw e.withoutShownCode();
    }
    if (tree.isNull()) {
      return JsonText.object();
    }
    if (!(tree instanceof ObjectNode object)) {
      throw failure(name + " YAML must be an object (mapping), not a scalar or list.");
    }
    refuseForeignLeaves("", object);
    return object;
  }

  /** Unquoted timestamps and bytes are no JSON: whoever wrote them meant text. */
  private static void refuseForeignLeaves(String path, JsonNode value) {
    if (YamlTimestamp.of(value).isPresent()) {
      throw failure("Invalid input: expected string, received Date at \"" + path + "\"")
          .withHint("Write timestamps in quotes.");
    }
    if (value.isBinary()) {
      throw failure("Invalid input: expected string, received Uint8Array at \"" + path + "\"");
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    value.properties().forEach(member -> refuseForeignLeaves(prefix + member.getKey(), member.getValue()));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      refuseForeignLeaves(prefix + i, value.get(i));
    }
  }

  private static SwampException failure(String message) {
    return new SwampException(ErrorCode.INPUT_SYNTAX, message).withoutShownCode();
  }
}
