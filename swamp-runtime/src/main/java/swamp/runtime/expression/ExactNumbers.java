package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.JsonText;
import swamp.runtime.yaml.ScriptNumber;

/**
 * Numbers on their way between the host and its scripts, where JSON has one kind and JavaScript two: an integer that no number
 * holds travels as a marked text. In trees it is a {@link BigIntegerNode}; every other number is as {@link ScriptNumber} makes
 * it, so that the two are never taken for each other.
 */
public final class ExactNumbers {
  private static final String MARK = "\u0000bigint ";
  private static final Pattern MARKED = Pattern.compile(MARK + "(-?\\d{1,400})");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{16}|\\\\u0000bigint ");

  private ExactNumbers() {}

  /** The tree of a JSON text that a script has written. */
  static JsonNode parse(String json) {
    JsonNode tree = JsonText.parse(json);
    return LONG_NUMBER.matcher(json).find() ? replaced(tree, ExactNumbers::read) : tree;
  }

  private static JsonNode read(JsonNode leaf) {
    if (leaf.isTextual()) {
      Matcher digits = MARKED.matcher(leaf.textValue());
      return digits.matches() ? BigIntegerNode.valueOf(new BigInteger(digits.group(1))) : leaf;
    }
    return leaf.isNumber() ? ScriptNumber.node(leaf.doubleValue()) : leaf;
  }

  /** The tree with marked texts in place of integers that no number holds, to be written for a script. */
  public static JsonNode marked(JsonNode tree) {
    return replaced(tree, leaf -> leaf.isBigInteger() ? TextNode.valueOf(MARK + leaf.bigIntegerValue()) : leaf);
  }

  private static JsonNode replaced(JsonNode tree, UnaryOperator<JsonNode> leaf) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(member -> copy.set(member.getKey(), replaced(member.getValue(), leaf)));
        yield copy;
      }
      case ArrayNode list -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.size());
        list.forEach(element -> copy.add(replaced(element, leaf)));
        yield copy;
      }
      case JsonNode other -> leaf.apply(other);
    };
  }
}
