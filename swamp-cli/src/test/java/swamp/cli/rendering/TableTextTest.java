package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

class TableTextTest {
  private static final TableText TABLE =
      TableText.of("rows", "Nothing.", Column.name("NAME", "name"), Column.status("STATUS", "status"));
  private static final JsonNode ROWS = JsonText.parse("{\"rows\":[{\"name\":\"short\",\"status\":\"failed\"},"
      + "{\"name\":\"a much longer name\",\"status\":\"succeeded\"}]}");

  @Test
  void cellsAreAlignedAndNoLineEndsInBlanks() {
    List<String> lines = TABLE.of(ROWS, Style.PLAIN).lines().toList();
    assertEquals(List.of("NAME                STATUS", "short               failed", "a much longer name  succeeded"), lines);
  }

  @Test
  void coloursSayHowItEndedAndDoNotDisturbTheColumns() {
    String text = TABLE.of(ROWS, new Style(true, true, 80));
    assertTrue(text.contains("\u001b[31mfailed\u001b[0m"), text);
    assertTrue(text.contains("\u001b[32msucceeded\u001b[0m"), text);
    assertEquals(TABLE.of(ROWS, new Style(false, true, 80)), text.replaceAll("\u001b\\[\\d+m", ""));
  }

  @Test
  void whatIsCutOnANarrowTerminalSaysSo() {
    String text = TABLE.of(ROWS, new Style(false, true, 20));
    assertTrue(text.contains("a much l…  succeeded\n"), text);
    assertTrue(text.endsWith("Some values are cut to fit; --json shows them whole.\n"), text);
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    JsonNode rows = JsonText.parse("{\"rows\":[{\"name\":\"漢字\",\"status\":\"failed\"},{\"name\":\"e\u0301a\",\"status\":\"x\"},"
        + "{\"name\":\"ü-🚀-b\",\"status\":\"y\"}]}");
    assertEquals(List.of("NAME    STATUS", "漢字    failed", "e\u0301a      x", "ü-🚀-b  y"),
        TABLE.of(rows, Style.PLAIN).lines().toList());
    JsonNode wide = JsonText.parse("{\"rows\":[{\"name\":\"漢字漢字漢字漢字\",\"status\":\"failed\"}]}");
    assertTrue(TABLE.of(wide, new Style(false, true, 19)).contains("\n漢字漢字漢…  failed\n"),
        TABLE.of(wide, new Style(false, true, 19)));
  }

  @Test
  void aWordThatIsCutKeepsItsColour() {
    String text = TABLE.of(ROWS, new Style(true, true, 18));
    assertTrue(text.contains("\u001b[32msucceed…\u001b[0m"), text);
  }

  @Test
  void numbersEndInOneColumn() {
    TableText table = TableText.of("rows", "", Column.number("VERSION", "n"), Column.size("SIZE", "s"), Column.of("X", "x"));
    JsonNode rows = JsonText.parse("{\"rows\":[{\"n\":7,\"s\":12,\"x\":\"a\"},{\"n\":120,\"s\":2048,\"x\":\"b\"}]}");
    assertEquals(List.of("VERSION   SIZE  X", "      7    12B  a", "    120  2.0KB  b"), table.of(rows, Style.PLAIN).lines().toList());
  }

  @Test
  void nothingIsCutInAPipe() {
    String text = TABLE.of(ROWS, new Style(false, false, 20));
    assertTrue(text.contains("a much longer name  succeeded\n"), text);
    assertFalse(text.contains("…"), text);
  }

  @Test
  void valuesCannotChangeTheTerminal() {
    JsonNode rows = JsonText.parse("{\"rows\":[{\"name\":\"a\\u001b[31mb\\nc\",\"status\":\"\"}]}");
    assertEquals("NAME         STATUS\na [31mb ...\n", TABLE.of(rows, Style.PLAIN));
  }

  @Test
  void limitedResultsSayHowManyThereAre() {
    JsonNode found = JsonText.parse("{\"results\":[{\"name\":\"d\",\"version\":1,\"modelName\":\"m\",\"type\":\"resource\","
        + "\"size\":2048,\"createdAt\":\"2026-11-22T11:00:00.000Z\",\"contentType\":\"text/plain\"}],"
        + "\"total\":120,\"limited\":true}");
    String text = Tables.data().of(found, new Style(false, true, 120));
    assertTrue(text.contains("2.0KB"), text);
    assertTrue(text.endsWith("1 of 120 shown; --limit shows more.\n"), text);
  }

  @Test
  void agesAreRelativeToNow() {
    Instant now = Instant.parse("2026-11-22T11:00:00Z");
    assertEquals(List.of("0s", "59s", "1m", "59m", "1h", "23h", "1d", "400d"),
        List.of(-5L, 59L, 60L, 3599L, 3600L, 86_399L, 86_400L, 400 * 86_400L).stream()
            .map(seconds -> Clock.age(now.minusSeconds(seconds), now)).toList());
  }
}
