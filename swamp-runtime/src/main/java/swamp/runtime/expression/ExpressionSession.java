package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.Optional;
import java.util.stream.Collectors;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;
import swamp.runtime.Cancellation;

/** A context held for expressions with the same variables. Belongs to one thread. */
final class ExpressionSession implements AutoCloseable {
  private static final String INVALID = "Invalid expression: ";

  private final HeldContext held;

  ExpressionSession(CelContexts contexts, ExpressionVariables variables, Cancellation cancellation) {
    held = new HeldContext(contexts, cancellation);
    String names = variables.values().keySet().stream().sorted().collect(Collectors.joining(" "));
    held.context().begin(new SourceCalls(variables)::answer, names, variables.source().isPresent());
  }

  /** As {@link ExpressionEngine#evaluate}. */
  JsonNode evaluate(String expression) {
    return value(held.context().call("evaluate", expression));
  }

  /** What makes this text no expression, beginning as the messages of {@link #evaluate} do; nothing of it is evaluated. */
  Optional<String> syntaxError(String text) {
    String answer = held.context().call("check", text);
    return answer.startsWith("!") ? Optional.of(INVALID + answer.substring(1)) : Optional.empty();
  }

  @Override
  public void close() {
    held.close();
  }

  private static JsonNode value(String answer) {
    String text = answer.substring(1);
    return switch (answer.charAt(0)) {
      case '=' -> ExactNumbers.parse(text);
      case '#' -> DoubleNode.valueOf(Double.parseDouble(text));
      default -> throw new SwampException(ErrorCode.EXPRESSION_FAILED, INVALID + text);
    };
  }
}
