package swamp.runtime.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.JsonText;

class ScriptNumberTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"''|0", "' '|0", "'\u00a0\n'|0", "0x10|16", "0b11|3", "0o17|15", "' 12 '|12",
      "1e3|1000", "+.5|0.5", "5.|5",
    "017|17", "-1|-1", "Infinity|Infinity", "-Infinity|-Infinity"})
  void textBecomesTheNumberThatScriptsMakeOfIt(String text, double value) {
    assertEquals(OptionalDouble.of(value), ScriptNumber.ofText(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1_000", "1d", "1f", "0x", "0xg", "-0x10", "1e", ".", "--1", "infinity", "NaN",
      "1,5", "1 2", "0x1p3"})
  void otherTextIsNotANumber(String text) {
    assertEquals(OptionalDouble.empty(), ScriptNumber.ofText(text));
  }

  @Test
  void integralNumbersShowNoFraction() {
    JsonNode tree = ScriptNumber.canonical(JsonText.parse("[1.0, 2.5, 1e3, 12345678901234567890, {\"a\": -0.0}]"));
    assertEquals("[1,2.5,1000,12345678901234567000,{\"a\":0}]", JsonText.compact(tree));
    assertEquals(JsonText.parse("1"), tree.get(0));
  }
}
