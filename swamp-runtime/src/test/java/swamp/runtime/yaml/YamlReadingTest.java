package swamp.runtime.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

class YamlReadingTest {
  private static JsonNode read(String text) {
    return YamlText.read(text, "models/x.yaml");
  }

  private static String failure(String text) {
    return assertThrows(SwampException.class, () -> read(text)).text();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "true|true", "True|true", "TRUE|true", "false|false", "False|false",
    "~|null", "null|null", "Null|null", "NULL|null", "``|null",
    "0x1F|31", "0b11|3", "1_000|1000", "+5|5", "-5|-5", "017|15", "0|0", "-0x10|-16", "00|0",
    ".5|0.5", "1e3|1000", "2026.01|2026.01", "1.|1", "1_0.5|10.5", "-1.5e-3|-0.0015",
    "12345678901234567890|12345678901234567000", "9007199254740991|9007199254740991",
  })
  void anUnquotedScalarMeansWhatTheDialectSays(String text, String json) {
    assertEquals("{\"k\":" + json + "}", JsonText.compact(read("k: " + text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "yes", "no", "on", "off", "y", "n", "Yes", "0o17", "08", "09", "1:30", "190:20:30", "2026.01.02.1", "0_", "1_",
    "_1",
    "0b12", "0xG", "-.5", "+", "-", ".", "...x", "nULL", "tRUE", "it's", "a<b", "=", "2026-1-2", "1.2.3", "e3", "0x",
    "0b"
  })
  void textStaysText(String text) {
    JsonNode value = read(text.equals("-") ? "k: \"-\"" : "k: " + text).get("k");
    assertTrue(value.isTextual(), value::toString);
    assertEquals(text, value.textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "2026-01-02", "2026-01-02T10:00:00Z", "2026-01-02T10:00:00.123Z", "2026-01-02 10:00:00", "2026-1-2t1:00:00+02:00"
  })
  void anUnquotedTimestampIsToldFromText(String text) {
    assertEquals(Optional.of(new YamlTimestamp(text)), YamlTimestamp.of(read("k: " + text).get("k")));
    assertTrue(read("k: '" + text + "'").get("k").isTextual());
  }

  @Test
  void infinityAndNotANumberAreNumbers() {
    assertEquals(Double.NEGATIVE_INFINITY, read("-.inf").doubleValue());
    assertEquals(Double.POSITIVE_INFINITY, read(".INF").doubleValue());
    assertTrue(Double.isNaN(read(".NaN").doubleValue()));
  }

  @Test
  void everyScalarStyleIsAccepted() {
    String text = """
        a: |
          one
           two
        b: >-
          folded
          text

          next
        c: 'it''s'
        d: "tab\\t\\u00e9"
        e: plain
          continued
        f: |2-
            x
        """;
    assertEquals("{\"a\":\"one\\n two\\n\",\"b\":\"folded text\\nnext\",\"c\":\"it's\",\"d\":\"tab\\té\","
        + "\"e\":\"plain continued\",\"f\":\"  x\"}", JsonText.compact(read(text)));
  }

  @Test
  void flowCollectionsAndCommentsAreAccepted() {
    assertEquals("{\"a\":[1,{\"b\":\"c\"},[]],\"d\":{}}",
        JsonText.compact(read("# top\na: [1, {b: c}, []] # end\nd: {}\n")));
  }

  @Test
  void anAliasRepeatsItsAnchor() {
    assertEquals("{\"a\":{\"x\":1},\"b\":{\"x\":1},\"c\":[{\"x\":1}]}",
        JsonText.compact(read("a: &one {x: 1}\nb: *one\nc: [*one]\n")));
  }

  @Test
  void aMergedMemberGivesWayToAWrittenOne() {
    assertEquals("{\"base\":{\"x\":1,\"y\":2},\"a\":{\"y\":3,\"x\":1},\"b\":{\"x\":1,\"y\":4}}",
        JsonText.compact(read("base: &b {x: 1, y: 2}\na:\n  y: 3\n  <<: *b\nb:\n  <<: [*b, {y: 9}]\n  y: 4\n")));
  }

  @Test
  void aQuotedMergeKeyIsAnOrdinaryKey() {
    assertEquals("{\"<<\":1}", JsonText.compact(read("'<<': 1")));
  }

  @Test
  void explicitTagsDecide() {
    assertEquals("{\"a\":\"5\",\"b\":5,\"c\":null,\"d\":{\"x\":null}}",
        JsonText.compact(read("a: !!str 5\nb: !!int '5'\nc: !!null ''\nd: !!set {x}\n")));
    assertEquals("hi", new String(binary(read("!!binary aGk=")), StandardCharsets.UTF_8));
  }

  private static byte[] binary(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keysAreText() {
    assertEquals("{\"1\":\"a\",\"true\":\"b\",\"null\":\"c\",\"16\":\"d\"}",
        JsonText.compact(read("1: a\ntrue: b\n~: c\n0x10: d\n")));
  }

  @Test
  void anEmptyTextIsNull() {
    assertTrue(read("").isNull());
    assertTrue(read("# only a comment\n").isNull());
    assertTrue(read("\uFEFF").isNull());
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertEquals("{\"a\":1}", JsonText.compact(read("\uFEFFa: 1")));
  }

  @Test
  void aDuplicateKeyIsAnErrorThatNamesFileLineAndColumn() {
    assertEquals("models/x.yaml: invalid YAML at line 3, column 1: duplicated mapping key \"a\"",
        failure("a: 1\nb: 2\na: 3\n"));
  }

  @Test
  void keysThatReadTheSameAreDuplicates() {
    assertTrue(failure("1: a\n'1': b\n").contains("duplicated mapping key \"1\""));
  }

  @Test
  void aSyntaxErrorNamesFileLineAndColumn() {
    String message = failure("a:\n  - b\n c: d\n");
    assertTrue(message.startsWith("models/x.yaml: invalid YAML at line 3, column 2: "), message);
  }

  @Test
  void theCodeIsTheCallersChoice() {
    SwampException failure = assertThrows(SwampException.class,
        () -> YamlText.read("a: [", "x", ErrorCode.DEFINITION_INVALID));
    assertEquals(ErrorCode.DEFINITION_INVALID, failure.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&a [*a]", "a: &x {b: *x}", "*nowhere", "!!js/function 'x'", "!custom {a: 1}", "!!int abc",
    "? [1]\n: x", "--- a\n--- b\n", "a: <<\n<<: 5", "<<: [1]"})
  void whatHasNoMeaningIsRefused(String text) {
    assertTrue(failure(text).startsWith("models/x.yaml: invalid YAML at line "), () -> failure(text));
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackIsGone() {
    assertTrue(failure("[".repeat(100_000)).contains("nested more than"));
    assertTrue(failure("- ".repeat(100_000)).contains("nested more than"));
    assertTrue(failure("a: &a " + "[".repeat(150) + "]".repeat(150) + "\nb: " + "[".repeat(100) + "*a"
        + "]".repeat(100))
        .contains("nested more than"));
  }

  @Test
  void anAliasBombIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [").append((alias + " , ").repeat(9)).append(alias)
          .append(" ]\n");
    }
    assertTrue(failure(bomb.toString()).contains("more than 500000 values"));
  }

  @Test
  void anEndlessTextIsRefusedUnread() {
    assertTrue(failure("a".repeat(YamlText.LONGEST_TEXT + 1)).contains("too large"));
  }
}
