package swamp.runtime.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import swamp.protocol.JsonText;

/**
 * A text taken apart at its expressions {@code ${{ ... }}} (expressions §6.1).
 *
 * @param pieces plain texts and expressions in order; joined they are the text
 * @param form how the results are put in
 */
public record ExpressionText(List<Piece> pieces, Form form) {
  private static final String OPENING = "${{";
  // What JavaScript takes for white space, which Java's \s does not all know.
  private static final String SPACE = "[\\s\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]";
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{" + SPACE + "*(.+?)" + SPACE + "*\\}\\}", Pattern.DOTALL);
  // Closing braces inside do not end what fills the text.
  private static final Pattern WHOLE = Pattern.compile(
      "(\\$\\{\\{" + SPACE + "*(.+?)" + SPACE + "*\\}\\})(" + SPACE + "*)", Pattern.DOTALL);
  private static final Pattern TRAILING_SPACE = Pattern.compile(SPACE + "*\\z");

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
    if (first == 0 && text.indexOf(OPENING, 1) < 0) {
      Matcher whole = WHOLE.matcher(text);
      if (whole.matches()) {
        Expression only = new Expression(whole.group(1), whole.group(2));
        return new ExpressionText(whole.group(3).isEmpty() ? List.of(only) : List.of(only, new Plain(whole.group(3))), Form.WHOLE);
      }
    }
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = EXPRESSION.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        pieces.add(new Plain(text.substring(end, matcher.start())));
      }
      pieces.add(new Expression(matcher.group(), matcher.group(1)));
      end = matcher.end();
    }
    if (end < text.length()) {
      pieces.add(new Plain(text.substring(end)));
    }
    return new ExpressionText(pieces, form(text, pieces));
  }

  private static Form form(String text, List<Piece> pieces) {
    if (pieces.stream().noneMatch(Expression.class::isInstance)) {
      return Form.PLAIN;
    }
    String bare = TRAILING_SPACE.matcher(text).replaceFirst("");
    if (pieces.getFirst().source().equals(bare)) {
      return Form.WHOLE;
    }
    return text.startsWith(OPENING) && bare.endsWith("}}") ? Form.MALFORMED : Form.INLINE;
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
