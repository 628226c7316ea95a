package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What an expression may name: variables with values, and a source of models and data.
 *
 * @param values by name; numbers arrive in the expression as doubles (expressions §6.2); must not be changed meanwhile
 * @param source where {@code model}, {@code data} and {@code file} come from; without one they are unknown variables
 */
public record ExpressionVariables(Map<String, JsonNode> values, Optional<ExpressionSource> source) {
  public ExpressionVariables {
    values = Map.copyOf(values);
    for (String name : values.keySet()) {
      if (!name.matches("[A-Za-z_]\\w*")) {
        throw new IllegalArgumentException("not a name of a variable: " + name);
      }
    }
  }

  /** The variables of the first phase (expressions §6.4). */
  public static ExpressionVariables ofDefinition(
      ObjectNode self, ObjectNode inputs, Map<String, String> environment, ExpressionSource source) {
    return new ExpressionVariables(
        Map.of("self", self, "inputs", inputs, "env", environment(environment)), Optional.of(source));
  }

  /** The variables of the second phase, directly before execution: {@code env} and an empty {@code model}. */
  public static ExpressionVariables ofRuntime(Map<String, String> environment) {
    return new ExpressionVariables(
        Map.of("env", environment(environment), "model", JsonNodeFactory.instance.objectNode()), Optional.empty());
  }

  private static ObjectNode environment(Map<String, String> environment) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    environment.forEach(node::put);
    return node;
  }
}
