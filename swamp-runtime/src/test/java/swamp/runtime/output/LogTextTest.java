package swamp.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "p1|\"p1\"",
        "it's|\"it's\"",
        "\"speak\"|'\"speak\"'",
        "it's \"x\"|`it's \"x\"`",
        "it's \"x\" `y`|\"it's \\\"x\\\" `y`\"",
        "a\\b|\"a\\\\b\"",
        "é→|\"é→\""
      })
  void textsAreQuotedWithTheFewestEscapes(String text, String quoted) {
    assertEquals(quoted, LogText.quoted(text));
  }

  @org.junit.jupiter.api.Test
  void controlCharactersAreEscaped() {
    assertEquals("\"a\\nb\\tc\\x1b[0m\"", LogText.quoted("a\nb\tc\u001b[0m"));
  }
}
