package swamp.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

class ArgumentCoercionTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "NUMBER|\"1\"|1", "NUMBER|\"1.50\"|1.5", "NUMBER|\"\"|0", "NUMBER|\"0x10\"|16", "NUMBER|\"abc\"|\"abc\"",
    "INTEGER|\"-1.5\"|-1", "BOOLEAN|\"true\"|true", "BOOLEAN|\"1\"|\"1\"", "ARRAY|\"[1.0]\"|[1]", "ARRAY|\"{}\"|\"{}\"",
    "ARRAY|\"[oops\"|\"[oops\"", "OBJECT|\"{}\"|{}", "OBJECT|\"[]\"|\"[]\"", "OTHER|\"1\"|\"1\"",
    "NUMBER|[\"1\"]|[\"1\"]",
    "NUMBER|null|null"
  })
  void textAtTheTopBecomesTheTypeOfItsKeyWhereItFits(LeafType type, String given, String expected) {
    ObjectNode arguments = (ObjectNode) JsonText.parse("{\"k\":" + given + ",\"other\":\"1\"}");
    assertEquals("{\"k\":" + expected + ",\"other\":\"1\"}",
        JsonText.compact(ArgumentCoercion.coerce(arguments, Map.of("k", type))));
  }

  @ParameterizedTest
  @EnumSource(LeafType.class)
  void nestedTextIsLeftAlone(LeafType type) {
    ObjectNode arguments = (ObjectNode) JsonText.parse("{\"k\":{\"a\":\"1\"}}");
    assertEquals(arguments, ArgumentCoercion.coerce(arguments, Map.of("k", type)));
  }

  @Property
  void coercingTwiceChangesNothing(@ForAll String text, @ForAll LeafType type) {
    ObjectNode once = ArgumentCoercion.coerce(JsonText.object().put("k", text), Map.of("k", type));
    assertEquals(once, ArgumentCoercion.coerce(once, Map.of("k", type)));
  }

  @ParameterizedTest
  @CsvSource({"90,90", "90s,90", "5m,300", "2h,7200", "1d,86400", "1w,604800", "1mo,2592000", "1y,31536000",
      "999999999y,-1"})
  void aTimeoutIsSecondsOrANumberWithAUnit(String text, long seconds) {
    Duration expected = seconds < 0 ? Duration.ofDays(365L * 999_999_999) : Duration.ofSeconds(seconds);
    assertEquals(expected, Timeout.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0s", "-1", "1.5", "1x", "s", "1 s", "abc", "99999999999"})
  void otherTimeoutsAreRefused(String text) {
    SwampException failure = assertThrows(SwampException.class, () -> Timeout.parse(text));
    assertEquals("Invalid timeout: \"" + text + "\"", failure.text().substring(0, 19 + text.length()));
  }
}
