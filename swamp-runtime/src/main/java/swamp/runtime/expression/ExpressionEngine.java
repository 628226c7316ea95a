package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;
import swamp.runtime.script.ScriptEngine;

/** Evaluates expressions in contexts that are kept warm. Thread-safe; closes its contexts but not the script engine. */
public final class ExpressionEngine implements AutoCloseable {
  private static final int KEPT_CONTEXTS = 2;

  private final CelContexts contexts;

  public ExpressionEngine(ScriptEngine engine) {
    contexts = new CelContexts(engine, KEPT_CONTEXTS);
  }

  /**
   * The value of one expression, without delimiters. Integers that fit into JavaScript's safe range and integral doubles are
   * integers, other doubles {@code DoubleNode}, other integers long or big; empty optionals are null; results of types that
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

  /** Makes a context ready and evaluates something in it, so that the first request finds it warm. */
  public void warmUp() {
    JsonNode three = evaluate("[1, 2].map(x, x + 1)[1]", ExpressionVariables.ofRuntime(Map.of()));
    if (three.asInt() != 3) {
      throw new IllegalStateException("the expression language counts wrongly: " + three);
    }
  }

  @Override
  public void close() {
    contexts.close();
  }
}
