package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import swamp.protocol.JsonText;

/**
 * A text taken apart at its expressions {@code ${{ ... }}} (expressions §6.1).
 *
 * @param pieces plain texts and expressions in order; joined they are the text
 * @param form how the results are put in
 */
public record ExpressionText(List<Piece> pieces, Form form) {
  private static final String OPENING = "${{";
  private static final String CLOSING = "}}";

  /** How results replace expressions. */
  public enum Form {
    /** There is no expression. */
    PLAIN,
    /** The text is one expression: its result replaces the text and keeps its type. */
    WHOLE,
    /** Results are turned into text. */
    INLINE,
    /** The text begins and ends like one expression but holds several delimiters: it stays as it is. */
    MALFORMED
  }

  /** A part of a text. */
  public sealed interface Piece {
    /** The part as it stands in the text. */
    String source();
  }

  /** A part without expression. */
  public record Plain(String source) implements Piece {}

  /**
   * An expression.
   *
   * @param source with delimiters
   * @param expression without delimiters and outer white space
   */
  public record Expression(String source, String expression) implements Piece {}

  public ExpressionText {
    pieces = List.copyOf(pieces);
  }

  /** Takes a text apart. */
  public static ExpressionText parse(String text) {
    int first = text.indexOf(OPENING);
    if (first < 0) {
      return new ExpressionText(List.of(new Plain(text)), Form.PLAIN);
    }
    int bareEnd = beforeSpace(text, 0, text.length());
    if (first == 0 && text.indexOf(OPENING, 1) < 0 && text.startsWith(CLOSING, bareEnd - CLOSING.length())) {
      // Closing braces inside do not end what fills the text.
      Optional<Expression> only = upTo(text, 0, bareEnd - CLOSING.length());
      if (only.isPresent()) {
        String space = text.substring(bareEnd);
        return new ExpressionText(space.isEmpty() ? List.of(only.get()) : List.of(only.get(), new Plain(space)), Form.WHOLE);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (int start = first; start >= 0; start = text.indexOf(OPENING, end)) {
      Optional<Expression> next = closed(text, start);
      if (next.isEmpty()) {
        break;
      }
      if (start > end) {
        pieces.add(new Plain(text.substring(end, start)));
      }
      pieces.add(next.get());
      end = start + next.get().source().length();
    }
    if (end < text.length()) {
      pieces.add(new Plain(text.substring(end)));
    }
    return new ExpressionText(pieces, form(pieces, text, bareEnd));
  }

  // What the contract's \$\{\{\s*(.+?)\s*\}\} matches here, without its backtracking, which is cubic in white space.
  private static Optional<Expression> closed(String text, int start) {
    int content = afterSpace(text, start + OPENING.length());
    int closing = content < text.length() ? text.indexOf(CLOSING, content + 1) : -1;
    if (closing >= 0) {
      return upTo(text, start, closing);
    }
    // White space alone: its last character is the expression.
    return text.startsWith(CLOSING, content) ? upTo(text, start, content) : Optional.empty();
  }

  /** The expression that begins and is closed here; empty when there is not even a space in it. */
  private static Optional<Expression> upTo(String text, int start, int closing) {
    int first = start + OPENING.length();
    if (closing <= first) {
      return Optional.empty();
    }
    int content = Math.min(afterSpace(text, first), closing - 1);
    String expression = text.substring(content, beforeSpace(text, content + 1, closing));
    return Optional.of(new Expression(text.substring(start, closing + CLOSING.length()), expression));
  }

  private static int afterSpace(String text, int from) {
    int index = from;
    while (index < text.length() && isSpace(text.charAt(index))) {
      index++;
    }
    return index;
  }

  private static int beforeSpace(String text, int from, int to) {
    int index = to;
    while (index > from && isSpace(text.charAt(index - 1))) {
      index--;
    }
    return index;
  }

  /** What JavaScript takes for white space. */
  private static boolean isSpace(char character) {
    return switch (character) {
      case '\t', '\n', '\u000b', '\f', '\r', ' ', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000', '\ufeff' ->
          true;
      default -> character >= '\u2000' && character <= '\u200a';
    };
  }

  private static Form form(List<Piece> pieces, String text, int bareEnd) {
    if (pieces.stream().noneMatch(Expression.class::isInstance)) {
      return Form.PLAIN;
    }
    if (text.startsWith(OPENING) && pieces.getFirst().source().length() == bareEnd) {
      return Form.WHOLE;
    }
    return text.startsWith(OPENING) && text.startsWith(CLOSING, bareEnd - CLOSING.length()) ? Form.MALFORMED : Form.INLINE;
  }

  /** The expressions that are evaluated, without delimiters, in order. */
  public List<String> expressions() {
    return switch (form) {
      case PLAIN, MALFORMED -> List.of();
      case WHOLE, INLINE -> pieces.stream()
          .filter(Expression.class::isInstance)
          .map(piece -> ((Expression) piece).expression())
          .toList();
    };
  }

  /** The text with results put in; an expression without result stays as it is. */
  public JsonNode replace(Function<String, Optional<JsonNode>> results) {
    return switch (form) {
      case PLAIN, MALFORMED -> TextNode.valueOf(text());
      case WHOLE -> results.apply(expressions().getFirst()).orElseGet(() -> TextNode.valueOf(text()));
      case INLINE -> {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
          text.append(switch (piece) {
            case Plain plain -> plain.source();
            case Expression part -> results.apply(part.expression()).filter(ExpressionText::hasText).map(ExpressionText::inline)
                .orElse(part.source());
          });
        }
        yield TextNode.valueOf(text.toString());
      }
    };
  }

  // JSON.stringify refuses a bigint within a list or map.
  private static boolean hasText(JsonNode value) {
    return value.isBigInteger() || !holdsBigInteger(value);
  }

  private static boolean holdsBigInteger(JsonNode value) {
    return value.isBigInteger() || (value.isContainerNode() && value.valueStream().anyMatch(ExpressionText::holdsBigInteger));
  }

  /** The text itself. */
  public String text() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.source()));
    return text.toString();
  }

  /** A result as part of a text: null is nothing, maps and lists are JSON with two spaces of indent. */
  public static String inline(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> "";
      case OBJECT, ARRAY -> JsonText.pretty(value);
      case NUMBER -> number(value);
      case STRING, BOOLEAN, BINARY, POJO -> value.asText();
    };
  }

  private static String number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    double number = value.doubleValue();
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return JsonText.compact(value);
  }
}
