package swamp.runtime.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;

class YamlWritingTest {
  private static String write(String json) {
    return YamlText.write(JsonText.parse(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "y", "017", "0x1F", "1_000", "1:30", ".5", "~", "null", "2026-01-02", "2026.01", "",
      "a: b", "a #b",
    " x", "x ", "@a", "#a", "*a", "&a", "!a", "|", ">", "%", "\"a", "-", "[", "]", "{", "}", ",a", "<<",
    "${{ vault.get(\"v\", \"k\") }}"})
  void aStringThatWouldReadAsSomethingElseGetsSingleQuotes(String text) {
    ObjectNode tree = JsonText.object().put("k", text);
    assertEquals("k: '" + text + "'\n", YamlText.write(tree));
    assertEquals("'" + text + "': 1\n", YamlText.write(JsonText.object().put(text, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026.01.02.1", "08", "it's", "héllo", "plain words", "command/shell",
      "b16ea591-d524-4049-814a-ac309b176d00"})
  void otherStringsArePlain(String text) {
    assertEquals("k: " + text + "\n", YamlText.write(JsonText.object().put("k", text)));
  }

  @Test
  void singleQuotesAreDoubledInside() {
    assertEquals("k: '''a'': b'\n", write("{\"k\":\"'a': b\"}"));
  }

  @Test
  void controlCharactersNeedDoubleQuotes() {
    assertEquals("k: \"a\\tb\"\n", write("{\"k\":\"a\\tb\"}"));
  }

  @Test
  void containersAreBlocksIndentedByTwoAndEmptyOnesAreInFlowStyle() {
    assertEquals("""
        a:
          b:
            - 1
            - c: x
              d: {}
            - - []
              - null
        e: []
        """, write("{\"a\":{\"b\":[1,{\"c\":\"x\",\"d\":{}},[[],null]]},\"e\":[]}"));
  }

  @Test
  void textOfSeveralLinesIsALiteralBlock() {
    assertEquals("k: |\n  a\n\n  b\nl: |-\n  c\n  d\nm: |+\n  e\n\no: |2-\n    f\n  g\n",
        write("{\"k\":\"a\\n\\nb\\n\",\"l\":\"c\\nd\",\"m\":\"e\\n\\n\",\"o\":\"  f\\ng\"}"));
  }

  @Test
  void aLongStringIsFolded() {
    String words = "word ".repeat(20).strip();
    assertEquals("k: >-\n  " + "word ".repeat(15).strip() + "\n  word word word word word\n",
        YamlText.write(JsonText.object().put("k", words)));
    String path = ".swamp/outputs/@acme/probe/sync/07201ad7-ce1a-4206-ae4e-f667baecc55b-2026-11-22T11-03-55-197Z.log";
    assertEquals("logFile: >-\n  " + path + "\n", YamlText.write(JsonText.object().put("logFile", path)));
  }

  @Test
  void theOtherQuotesAreForTheSettingsFile() {
    JsonNode tree = JsonText.object()
        .put("swampVersion", "20260206.200442.0")
        .put("initializedAt", "2026-11-22T11:05:39.377Z");
    assertEquals("swampVersion: 20260206.200442.0\ninitializedAt: \"2026-11-22T11:05:39.377Z\"\n",
        YamlText.write(tree, YamlText.Quotes.DOUBLE));
  }

  @Test
  void numbersAreWrittenAsScriptsShowThem() {
    assertEquals("- 1\n- 1.5\n- 1e+21\n- 1e-7\n- true\n- null\n", write("[1, 1.5, 1e21, 1e-7, true, null]"));
  }

  @Test
  void aTimestampAndBytesKeepTheirKind() {
    JsonNode tree = YamlText.read("t: 2026-01-02\nb: !!binary aGk=\n", "x");
    assertEquals("t: 2026-01-02\nb: !!binary aGk=\n", YamlText.write(tree));
  }
}
