package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
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
    JsonNode rows = JsonText.parse("{\"rows\":[{\"name\":\"" + "long ".repeat(20) + "\",\"status\":\"succeeded\"}]}");
    String text = TABLE.of(rows, new Style(false, true, 60));
    assertTrue(text.contains("long long long long long long long long long lon…  succeeded\n"), text);
    assertTrue(text.endsWith("Some values are cut to fit; --json shows them whole.\n"), text);
    assertTrue(TABLE.of(rows, new Style(false, true, 30)).endsWith("\nCut to fit; --json shows all.\n"), text);
  }

  @Test
  void columnsWithoutRoomAreLeftOutTheLeastImportantFirstAndNamed() {
    TableText table = TableText.of("rows", "", Column.status("STATUS", "status"), Column.name("NAME", "name"),
        Column.number("SIZE", "size"), Column.faint("ID", "id"), Column.of("TYPE", "type"));
    JsonNode rows = JsonText.parse("{\"rows\":[{\"status\":\"failed\",\"name\":\"a-name-of-twenty-two-c\",\"size\":123456789,"
        + "\"id\":\"9f14e45f-ceea-467f-9d0c-3f0c1f5b7a11\",\"type\":\"@acme/probe\"}]}");
    assertEquals(List.of("STATUS  NAME                         SIZE  ID                TYPE",
            "failed  a-name-of-twenty-two-c  123456789  9f14e45f-ceea-4…  @acme/probe",
            "Some values are cut to fit; --json shows them whole."),
        table.of(rows, new Style(false, true, 72)).lines().toList());
    assertEquals(List.of("STATUS  NAME                   SIZE  TYPE",
            "failed  a-name-of-twent…  123456789  @acme/p…",
        "No room for ID; --json shows all."), table.of(rows, new Style(false, true, 45)).lines().toList());
    assertEquals(List.of("STATUS  NAME", "failed  a-name-of-twenty-…", "Cut; see --json."),
        table.of(rows, new Style(false, true, 26)).lines().toList());
    assertEquals(List.of("S…  N…", "f…  a…", "Cut; see --json."), table.of(rows, new Style(false, true, 6)).lines().toList());
  }

  @Property
  void noRowIsWiderThanTheTerminal(@ForAll @IntRange(min = 1, max = 120) int columns, @ForAll @Size(min = 1, max = 5)
      List<@StringLength(max = 40) String> names) {
    ObjectNode document = JsonText.object();
    ArrayNode rows = document.putArray("results");
    names.forEach(name -> rows.addObject().put("name", name).put("modelName", name + name).put("version", name.length())
        .put("type", "resource").put("size", 5_000_000L).put("createdAt", "2026-11-22T11:00:00.000Z")
        .put("contentType", "application/json"));
    List<String> lines = Tables.data().of(document, new Style(false, true, columns)).lines().toList();
    for (String line : lines.subList(0, names.size() + 1)) {
      assertTrue(DisplayWidth.of(line) <= columns, line);
    }
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    JsonNode rows = JsonText.parse("{\"rows\":[{\"name\":\"漢字\",\"status\":\"failed\"},{\"name\":\"e\u0301a\",\"status\":\"x\"},"
        + "{\"name\":\"ü-🚀-b\",\"status\":\"y\"}]}");
    assertEquals(List.of("NAME    STATUS", "漢字    failed", "e\u0301a      x", "ü-🚀-b  y"),
        TABLE.of(rows, Style.PLAIN).lines().toList());
    JsonNode wide = JsonText.parse("{\"rows\":[{\"name\":\"漢字漢字漢字漢字漢字\",\"status\":\"failed\"}]}");
    String text = TABLE.of(wide, new Style(false, true, 24));
    assertTrue(text.contains("\n漢字漢字漢字漢…   failed\n"), text);
  }

  @Test
  void aWordThatIsCutKeepsItsColour() {
    String text = TABLE.of(ROWS, new Style(true, true, 12));
    assertTrue(text.contains("\u001b[32msucc…\u001b[0m"), text);
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

  @Test
  void durationsAndSizesAreInTheUnitsThatPeopleWouldChoose() {
    assertEquals(List.of("999ms", "1.0s", "59.9s", "1m 0s", "59m 59s", "1h 0m", "50h 1m"),
        List.of(999L, 1000L, 59_999L, 60_000L, 3_599_000L, 3_600_000L, 180_060_000L).stream().map(Clock::duration).toList());
    assertEquals(List.of("1023B", "1.0KB", "1.0MB", "1.5GB"),
        List.of(1023L, 1024L, 1L << 20, 3L << 29).stream().map(Clock::size).toList());
  }
}
