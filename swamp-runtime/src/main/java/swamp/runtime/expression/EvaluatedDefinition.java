package swamp.runtime.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A definition after the first phase (expressions §6.3): what is saved as evaluated definition.
 *
 * @param definition with results in place of expressions; not a copy when there was nothing to evaluate
 * @param hadExpressions whether the definition holds any expression, also ones that were left alone
 * @param deprecations what a person should be told about outdated forms
 * @param unresolved what could not be evaluated and stays as text
 */
public record EvaluatedDefinition(
    ObjectNode definition, boolean hadExpressions, List<String> deprecations, List<Unresolved> unresolved) {
  public EvaluatedDefinition {
    deprecations = List.copyOf(deprecations);
    unresolved = List.copyOf(unresolved);
  }

  /**
   * An expression whose evaluation failed, or a text that is no expression although it looks like one.
   *
   * @param path where it stands, such as {@code globalArguments.region}
   * @param expression without delimiters
   * @param message why; of a failed evaluation beginning with {@code Invalid expression: }
   */
  public record Unresolved(String path, String expression, String message) {}
}
