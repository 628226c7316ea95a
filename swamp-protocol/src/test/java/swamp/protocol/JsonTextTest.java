package swamp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected texts were printed by {@code JSON.stringify} of a real JavaScript engine. */
class JsonTextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0", "-0, 0", "-0.0, 0", "1, 1", "1.0, 1", "-1, -1", "0.1, 0.1", "1.5, 1.5", "1e2, 100",
    "1e21, 1e+21", "1e20, 100000000000000000000", "123456789012345678901, 123456789012345680000",
    "1e-6, 0.000001", "1e-7, 1e-7", "1.5e-7, 1.5e-7", "-1e-7, -1e-7", "123e-20, 1.23e-18",
    "5e-324, 5e-324", "9.5e-323, 9.4e-323", "1e-323, 1e-323", "1.5e-323, 1.5e-323",
    "2.2250738585072014e-308, 2.2250738585072014e-308", "1.7976931348623157e308, 1.7976931348623157e+308",
    "2e23, 2e+23", "1e22, 1e+22", "9007199254740991, 9007199254740991", "9007199254740993, 9007199254740992",
    "9223372036854775807, 9223372036854776000", "-9223372036854775808, -9223372036854776000",
    "0.30000000000000004, 0.30000000000000004", "0.3333333333333333, 0.3333333333333333", "1e400, null",
  })
  void numbers_are_written_as_javascript_does(String json, String expected) {
    assertEquals(expected, JsonText.compact(JsonText.parse(json)));
  }

  @Test
  void control_characters_and_lone_surrogates_are_escaped_and_nothing_else() {
    JsonNode texts = JsonText.object().arrayNode()
        .add("\u0000\u0001\u001f").add("\b\t\n\f\r\"\\/").add("\u007f\u0080\u2028\u2029")
        .add("\ud800").add("\udc00x").add("😀").add("\ud83d").add("a\ud83dbc").add("\udc00\ud800").add("é");
    assertEquals("[\"\\u0000\\u0001\\u001f\",\"\\b\\t\\n\\f\\r\\\"\\\\/\",\"\u007f\u0080\u2028\u2029\",\"\\ud800\","
        + "\"\\udc00x\",\"😀\",\"\\ud83d\",\"a\\ud83dbc\",\"\\udc00\\ud800\",\"é\"]", JsonText.compact(texts));
  }

  @Test
  void pretty_text_has_two_spaces_of_indent_and_short_empty_values() {
    JsonNode value = JsonText.parse("{\"a\":[],\"b\":{},\"c\":[1,[2,{\"d\":null}],true],\"\":\"x\"}");
    assertEquals("""
        {
          "a": [],
          "b": {},
          "c": [
            1,
            [
              2,
              {
                "d": null
              }
            ],
            true
          ],
          "": "x"
        }""", JsonText.pretty(value));
    assertEquals("{\"a\":[],\"b\":{},\"c\":[1,[2,{\"d\":null}],true],\"\":\"x\"}", JsonText.compact(value));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void any_tree_survives_writing_and_reading(@ForAll("documents") JsonNode document) {
    assertEquals(document, JsonText.parse(JsonText.compact(document)));
    assertEquals(document, JsonText.parse(JsonText.pretty(document)));
  }

  @Property
  void any_finite_double_is_read_back_as_the_same_double(@ForAll double value) {
    assertEquals(value == 0 ? 0.0 : value, Double.parseDouble(JsonText.number(value)));
  }

  @Test
  void doubles_that_are_not_finite_are_null() {
    assertEquals(List.of("null", "null", "null"),
        List.of(JsonText.number(Double.NaN), JsonText.number(1 / 0.0), JsonText.number(-1 / 0.0)));
  }

  @Test
  void of_members_with_one_name_the_last_counts_in_the_first_place() {
    assertEquals("{\"a\":3,\"b\":2}", JsonText.compact(JsonText.parse("{\"a\":1,\"b\":2,\"a\":3}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":}", "1 2", "{} x", "nul", "'a'", "NaN", "\"\u0001\"", "01"})
  void a_text_that_is_not_one_json_value_is_a_syntax_error(String text) {
    assertEquals(ErrorCode.INPUT_SYNTAX, assertThrows(SwampException.class, () -> JsonText.parse(text)).code());
  }

  @Test
  void long_strings_and_names_are_read() {
    String text = "x".repeat(21_000_000);
    JsonNode parsed = JsonText.parse("{\"" + "n".repeat(60_000) + "\":\"" + text + "\"}");
    assertEquals(text, parsed.elements().next().textValue());
  }

  @Test
  void nesting_beyond_the_limit_is_an_error_and_no_stack_overflow() {
    String text = "[".repeat(100_000) + "]".repeat(100_000);
    assertEquals(ErrorCode.INPUT_SYNTAX, assertThrows(SwampException.class, () -> JsonText.parse(text)).code());
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    return MessageArbitraries.documents();
  }
}
