package swamp.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.runtime.yaml.YamlText;

class RecordYamlTest {
  @Provide
  static Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(30).filter(RecordYamlTest::isWellFormed);
    Arbitrary<String> numberLike = Arbitraries.strings().withChars("0123456789abcdefxobEeT+-_.:~nyZ").ofMaxLength(12);
    Arbitrary<String> uuids = Arbitraries.create(() -> java.util.UUID.randomUUID().toString());
    Arbitrary<String> hex = Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
    Arbitrary<String> syntax = Arbitraries.strings().withChars("-?:,[]{}#&*!|>'\"%@` \t\n\r\\a").ofMaxLength(8);
    Arbitrary<String> words = Arbitraries.of(
        "true", "True", "yes", "No", "on", "OFF", "null", "Null", "~", "y", "N", ".inf", ".NaN", "nan", "<<", "=",
        "---", "...", "2026-01-02", "2026-01-02T10:00:00Z", "0x1F", "0o17", "017", "1_000", "1:30", "1e3", "08",
        "2026.01.02.1");
    return Arbitraries.oneOf(any, numberLike, uuids, hex, syntax, words);
  }

  private static boolean isWellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
  }

  @Property(tries = 5000)
  void everyTextReadsBackAsItself(@ForAll("texts") String text) {
    String yaml = new RecordYaml().text(0, "key", text).number(0, "after", 1).toString();
    JsonNode read = YamlText.read(yaml, "test");
    assertTrue(read.path("key").isTextual(), () -> yaml);
    assertEquals(text, read.path("key").textValue());
    assertEquals(1, read.path("after").intValue());
  }

  @Property(tries = 500)
  void everyMappingReadsBackAsItselfInItsOrder(@ForAll("texts") String key, @ForAll("texts") String value) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(key, value);
    tags.put("zz-last-" + key.length(), value);
    JsonNode read = YamlText.read(new RecordYaml().texts(2, "tags", tags).toString(), "test").path("tags");
    Map<String, String> back = new LinkedHashMap<>();
    read.properties().forEach(member -> back.put(member.getKey(), member.getValue().textValue()));
    assertEquals(tags, back);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "infinite", "application/json", "model-method", "2026.01.02.1", "07201ad7-ce1a-4206-ae4e-f667baecc55b",
    "3f378e2abd5b858bd56154d494a5569179a400a09670383687da6cc3ac687563", "30d", "report-swamp-method-summary"
  })
  void whatEveryRecordHoldsIsWrittenPlain(String text) {
    assertEquals("key: " + text + "\n", new RecordYaml().text(0, "key", text).toString());
  }

  @Test
  void timestampsAndScopedNamesAreSingleQuoted() {
    assertEquals(
        "createdAt: '2026-11-22T11:03:55.270Z'\n",
        new RecordYaml().text(0, "createdAt", "2026-11-22T11:03:55.270Z").toString());
    assertEquals(
        "reportName: '@swamp/method-summary'\n",
        new RecordYaml().text(0, "reportName", "@swamp/method-summary").toString());
  }

  @Test
  void emptyContainersAreInFlowStyle() {
    assertEquals(
        "a: {}\nb: []\n", new RecordYaml().texts(0, "a", Map.of()).emptySequence(0, "b").toString());
  }
}
