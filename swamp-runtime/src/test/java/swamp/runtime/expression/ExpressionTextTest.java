package swamp.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

/** Delimiters and replacement (expressions §6.1). */
class ExpressionTextTest {
  private static final Map<String, JsonNode> RESULTS = Map.of(
      "1", IntNode.valueOf(1), "2", IntNode.valueOf(2), "3.0", DoubleNode.valueOf(3), "null", NullNode.getInstance(),
      "m", JsonText.parse("{\"a\": 1}"), "l", JsonText.parse("[1, 2]"), "s", TextNode.valueOf("text"), "{'a", IntNode.valueOf(9),
      "{'a': {'b': 1}}", TextNode.valueOf("nested"));

  private static final JsonNode BIG = BigIntegerNode.valueOf(BigInteger.valueOf(Long.MAX_VALUE));

  private static JsonNode replaced(String text) {
    return ExpressionText.parse(text).replace(expression -> switch (expression) {
      case "big" -> Optional.of(BIG);
      case "bigs" -> Optional.of(JsonNodeFactory.instance.arrayNode().add(BIG));
      default -> Optional.ofNullable(RESULTS.get(expression));
    });
  }

  @Test
  void aWholeExpressionKeepsTheTypeOfItsResult() {
    assertEquals(IntNode.valueOf(1), replaced("${{ 1 }}"));
    assertEquals(NullNode.getInstance(), replaced("${{null}}"));
    assertEquals(JsonText.parse("{\"a\": 1}"), replaced("${{ m }}"));
  }

  @Test
  void trailingSpaceIsToleratedAndLeadingSpaceMakesItInline() {
    assertEquals(IntNode.valueOf(1), replaced("${{ 1 }}  "));
    assertEquals(IntNode.valueOf(1), replaced("${{ 1 }}\n"));
    assertEquals(TextNode.valueOf("  1  "), replaced("  ${{ 1 }}  "));
  }

  @Test
  void inlineResultsBecomeText() {
    assertEquals(TextNode.valueOf("v=3 o={\n  \"a\": 1\n} n= l=[\n  1,\n  2\n] text"),
        replaced("v=${{ 3.0 }} o=${{ m }} n=${{ null }} l=${{ l }} ${{ s }}"));
  }

  @Test
  void inlineNumbersReadAsInJavaScript() {
    assertEquals("1e+21", ExpressionText.inline(DoubleNode.valueOf(1e21)));
    assertEquals("0.1", ExpressionText.inline(DoubleNode.valueOf(0.1)));
    assertEquals("Infinity", ExpressionText.inline(DoubleNode.valueOf(Double.POSITIVE_INFINITY)));
    assertEquals("NaN", ExpressionText.inline(DoubleNode.valueOf(Double.NaN)));
    assertEquals("9223372036854775807", ExpressionText.inline(JsonText.parse("9223372036854775807")));
  }

  @Test
  void thereIsNoEscape() {
    assertEquals(TextNode.valueOf("$1"), replaced("$${{ 1 }}"));
  }

  @Test
  void twoExpressionsThatFillTheTextStayRaw() {
    assertEquals(TextNode.valueOf("${{ 1 }}${{ 2 }}"), replaced("${{ 1 }}${{ 2 }}"));
    assertEquals(TextNode.valueOf("${{ 1 }} and ${{ 2 }}"), replaced("${{ 1 }} and ${{ 2 }}"));
    assertEquals(TextNode.valueOf("a12"), replaced("a${{ 1 }}${{ 2 }}"));
  }

  @Test
  void closingBracesInsideAnExpressionEndItEarly() {
    assertEquals(TextNode.valueOf("x 9'}"), replaced("x ${{ {'a}}'}"));
    assertEquals(TextNode.valueOf("${{ {'a}}' }}"), replaced("${{ {'a}}' }}"));
  }

  @Test
  void closingBracesOfTheOnlyExpressionOfATextDoNotEndItEarly() {
    assertEquals(TextNode.valueOf("nested"), replaced("${{ {'a': {'b': 1}} }} \n"));
    assertEquals(TextNode.valueOf("${{ 1 }} 1 }}"), replaced("${{ 1 }} 1 }}"));
  }

  @Test
  void anIntegerThatNoNumberHoldsHasNoTextWithinAList() {
    assertEquals(TextNode.valueOf("n=9223372036854775807"), replaced("n=${{ big }}"));
    assertEquals(TextNode.valueOf("n=${{ bigs }}"), replaced("n=${{ bigs }}"));
  }

  @Test
  void anExpressionMaySpanLines() {
    assertEquals(IntNode.valueOf(1), replaced("${{\n  1\n}}"));
  }

  @Test
  void anExpressionWithoutResultStaysAsItIs() {
    assertEquals(TextNode.valueOf("${{ nope }}"), replaced("${{ nope }}"));
    assertEquals(TextNode.valueOf("a ${{ nope }} 1"), replaced("a ${{ nope }} ${{ 1 }}"));
  }

  @Test
  void unfinishedDelimitersArePlainText() {
    for (String text : List.of("${{", "}}", "${{}}", "$ {{ 1 }}", "{{ 1 }}", "${{ 1 }")) {
      assertEquals(ExpressionText.Form.PLAIN, ExpressionText.parse(text).form(), text);
    }
  }

  @Property
  void thePiecesAreTheText(@ForAll List<Part> parts) {
    String text = String.join("", parts.stream().map(part -> part.text).toList());

    assertEquals(text, ExpressionText.parse(text).text());
    assertEquals(TextNode.valueOf(text), ExpressionText.parse(text).replace(expression -> Optional.empty()));
  }

  enum Part {
    OPEN("${{"), CLOSE("}}"), SPACE(" "), LINE("\n"), ONE("1"), DOLLAR("$"), BRACE("}"), LETTER("x");

    private final String text;

    Part(String text) {
      this.text = text;
    }
  }

  private enum Fragment {
    OPENING("${{"), CLOSING("}}"), SPACE(" "), LINE("\n"), NO_BREAK_SPACE("\u00a0"), LETTER("a"), BRACE("}"), DOLLAR("$"), OPEN_BRACE("{");

    private final String text;

    Fragment(String text) {
      this.text = text;
    }
  }

  private static final Pattern CONTRACT = Pattern.compile("\\$\\{\\{[\\s\u00a0]*(.+?)[\\s\u00a0]*\\}\\}", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("\\$\\{\\{[\\s\u00a0]*(.+?)[\\s\u00a0]*\\}\\}[\\s\u00a0]*", Pattern.DOTALL);

  @Property
  void expressionsAreWhereTheContractsPatternFindsThem(@ForAll @Size(max = 14) List<Fragment> fragments) {
    String text = fragments.stream().map(fragment -> fragment.text).collect(Collectors.joining());
    Matcher whole = WHOLE.matcher(text);
    List<String> expected = whole.matches() && text.lastIndexOf("${{") == 0 ? List.of(whole.group(1))
        : CONTRACT.matcher(text).results().map(match -> match.group(1)).toList();

    ExpressionText parsed = ExpressionText.parse(text);

    assertEquals(text, parsed.text());
    assertEquals(expected, parsed.pieces().stream().filter(ExpressionText.Expression.class::isInstance)
        .map(piece -> ((ExpressionText.Expression) piece).expression()).toList());
  }

  @Test
  void anOpeningThatIsNeverClosedCostsNoMoreThanItsLength() {
    for (String text : List.of("a ${{" + " ".repeat(1_000_000) + "b", "${{ x" + " ".repeat(1_000_000), "${{ a }" + " } ${{ b".repeat(10_000))) {
      assertEquals(ExpressionText.Form.PLAIN, ExpressionText.parse(text).form());
    }
    String longest = "${{ '" + "x".repeat(1_000_000) + "' }}";
    assertEquals(List.of(longest.substring(4, longest.length() - 3)), ExpressionText.parse(longest).expressions());
  }
}
