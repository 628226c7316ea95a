package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.script.ScriptEngine;

/** Evaluates expressions in contexts that are kept warm. Thread-safe; closes its contexts but not the script engine. */
public final class ExpressionEngine implements AutoCloseable {
  private static final int KEPT_CONTEXTS = 2;
  private static final int WARM_UP_ROUNDS = 10;
  private static final List<String> WARM_UP = List.of(
      "inputs.n + 1",
      "inputs.s + '-' + string(size(inputs.s))",
      "inputs.n > 3 && has(inputs.s) ? {'k': inputs.s} : {}",
      "[1, 2, 3].filter(x, x > 1).map(x, x * 2)");

  private final CelContexts contexts;

  public ExpressionEngine(ScriptEngine engine) {
    contexts = new CelContexts(engine, KEPT_CONTEXTS);
  }

  /**
   * The value of one expression, without delimiters. Numbers that are integral and in JavaScript's safe range are integers,
   * other doubles {@code DoubleNode}, other integers {@code BigIntegerNode}; empty optionals are null; results of types that
   * data cannot hold (timestamps, durations, types, unsigned integers) are empty objects (expressions §6.2).
   *
   * @throws SwampException with {@link ErrorCode#EXPRESSION_FAILED}, whose message begins {@code Invalid expression: } and
   *     goes on with the engine's text; its first line says what is wrong, the others show where
   */
  public JsonNode evaluate(String expression, ExpressionVariables variables) {
    try (ExpressionSession session = open(variables, Cancellations.NEVER)) {
      return session.evaluate(expression);
    }
  }

  /** For several expressions with the same variables: what they ask the source for is asked once. */
  ExpressionSession open(ExpressionVariables variables, Cancellation cancellation) {
    return new ExpressionSession(contexts, variables, cancellation);
  }

  CelContexts contexts() {
    return contexts;
  }

  /**
   * Makes a context ready and evaluates something in it, so that the first request finds it warm. Takes about a second of
   * processor time in a fresh process and may run beside requests.
   */
  public void warmUp() {
    ObjectNode some = JsonText.object().put("n", 4).put("s", "text");
    ExpressionVariables variables = new ExpressionVariables(Map.of("inputs", some), Optional.empty());
    try (ExpressionSession session = open(variables, Cancellations.NEVER)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        WARM_UP.forEach(session::evaluate);
      }
    }
  }

  @Override
  public void close() {
    contexts.close();
  }
}
