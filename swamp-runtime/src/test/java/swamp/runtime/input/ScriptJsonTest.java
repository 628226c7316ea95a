package swamp.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

class ScriptJsonTest {
  private static String message(String text) {
    SwampException failure = assertThrows(SwampException.class, () -> ScriptJson.parse(text, ""));
    assertEquals(ErrorCode.INPUT_SYNTAX, failure.code());
    assertFalse(failure.codeShown());
    return failure.text();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "[oops|Unexpected token 'o', \"[oops\" is not valid JSON",
    "{\"text\": \"from json\" x}|Expected ',' or '}' after property value in JSON at position 21 (line 1 column 22)",
    "``|Unexpected end of JSON input",
    "[|Unexpected end of JSON input",
    "{|Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    "{a:1}|Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    "{\"a\":1,}|Expected double-quoted property name in JSON at position 7 (line 1 column 8)",
    "{\"a\" 1}|Expected ':' after property name in JSON at position 5 (line 1 column 6)",
    "{\"a\":1|Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)",
    "[1 2]|Expected ',' or ']' after array element in JSON at position 3 (line 1 column 4)",
    "[1,]|Unexpected token ']', \"[1,]\" is not valid JSON",
    "tru|Unexpected end of JSON input",
    "tr1|Unexpected number in JSON at position 2 (line 1 column 3)",
    "tr\"|Unexpected string in JSON at position 2 (line 1 column 3)",
    "01|Unexpected number in JSON at position 1 (line 1 column 2)",
    "-x|No number after minus sign in JSON at position 1 (line 1 column 2)",
    "1.x|Unterminated fractional number in JSON at position 2 (line 1 column 3)",
    "1e|Exponent part is missing a number in JSON at position 2 (line 1 column 3)",
    "\"a|Unterminated string in JSON at position 2 (line 1 column 3)",
    "\"\\x\"|Bad escaped character in JSON at position 2 (line 1 column 3)",
    "\"\\u12g\"|Bad Unicode escape in JSON at position 5 (line 1 column 6)",
    "1 x|Unexpected non-whitespace character after JSON at position 2 (line 1 column 3)",
    "undefined|\"undefined\" is not valid JSON",
    "not json at all, and long|Unexpected token 'o', \"not json at\"... is not valid JSON",
    "[1, 2, 3, 4, 5, x, 6, 7, 8, 9]|Unexpected token 'x', ...\" 3, 4, 5, x, 6, 7, 8\"... is not valid JSON",
    "[1, 2, 3, 4, 5, 6, 7, 8, x]|Unexpected token 'x', ...\" 6, 7, 8, x]\" is not valid JSON",
  })
  void aMistakeIsWordedAsScriptsKnowIt(String text, String expected) {
    assertEquals(expected, message(text));
  }

  @Test
  void positionsAreToldAsLineAndColumnToo() {
    assertEquals("Expected ':' after property name in JSON at position 9 (line 3 column 3)",
        message("{\r\n\"a\"\n  x}"));
    assertEquals("Bad control character in string literal in JSON at position 2 (line 1 column 3)", message("\"a\n\""));
  }

  @Test
  void numbersAreThoseOfScripts() {
    assertEquals("[1,1000,12345678901234567000,0.5]",
        JsonText.compact(ScriptJson.parse("[1.0,1e3,12345678901234567890,0.5]", "")));
  }

  @Test
  void theLastOfTwoMembersWins() {
    assertEquals("{\"a\":2}", JsonText.compact(ScriptJson.parse("{\"a\":1,\"a\":2}", "")));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5000, 1_000_000})
  void deepNestingIsTakenOrRefusedButNeverTooMuch(int depth) {
    String text = "[".repeat(depth) + "]".repeat(depth);
    if (depth == 100) {
      assertTrue(ScriptJson.parse(text, "").isArray());
    } else {
      assertTrue(message(text).startsWith("Invalid JSON: "));
    }
  }

  @Property(tries = 3000)
  void aTextIsTakenExactlyWhenAnotherParserTakesIt(@ForAll("jsonLike") String text) throws Exception {
    boolean ours = ScriptJson.tryParse(text).isPresent();
    boolean others;
    try (var parser = new ObjectMapper().createParser(text)) {
      others = new ObjectMapper().readTree(parser) != null && parser.nextToken() == null;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      others = false;
    }
    assertEquals(others, ours);
  }

  @Provide
  Arbitrary<String> jsonLike() {
    return Arbitraries.of("{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"\\x\"", "1", "-", "0", "1.5",
        "1e5", "true", "null", "x",
        " ", "\n", "\"", "\\", "{\"k\":1}", "[2]").list().ofMaxSize(9).map(parts -> String.join("", parts));
  }
}
