package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import swamp.protocol.ConsoleOutput;
import swamp.protocol.Failure;
import swamp.protocol.JsonText;
import swamp.protocol.MethodOutput;
import swamp.protocol.Stream;
import swamp.protocol.Warning;

class PlainTextTest {
  private static final String EVIL = "a\u001b]0;title\u0007b\u001b[2Jc\u009b31md\re";
  private static final String SHOWN = "a^[]0;title^Gb^[[2JcM-^[31md^Me";
  private static final Style TERMINAL = new Style(true, true, 80);

  private final StringBuilder printed = new StringBuilder();

  private LogRendering rendering(Style style, DocumentText text) {
    Console console = (_, part) -> printed.append(part);
    return new LogRendering(console, style, new ProgressLine(console, false, 80), text, true, style.terminal());
  }

  @Test
  void whatCouldCommandATerminalIsShownInstead() {
    assertEquals(SHOWN, PlainText.visible(EVIL));
    assertEquals("tabs\tand\nlines\nstay", PlainText.visible("tabs\tand\nlines\r\nstay"));
    assertEquals("^?^@", PlainText.visible("\u007f\0"));
  }

  @Property
  void nothingButColoursIsLeftOfAnyText(@ForAll @Chars({'\u001b', '\u009b', '[', '3', ';', 'm', 'J', '\n', 'x', '\r'}) String text) {
    String shown = PlainText.visible(text, true).replaceAll("\u001b\\[[0-9;:]*m", "");
    assertTrue(shown.chars().noneMatch(character -> Character.isISOControl(character) && character != '\n'), shown);
    assertFalse(PlainText.visible(text, false).contains("\u001b"));
  }

  @Test
  void coloursOfALineEndWithIt() {
    assertEquals("\u001b[31mred^[[2J\u001b[0m", PlainText.visible("\u001b[31mred\u001b[2J", true));
    assertEquals("red^[[2J", PlainText.visible("\u001b[31mred\u001b[2J", false));
  }

  @Test
  void aHarmlessDocumentIsItself() {
    JsonNode harmless = JsonText.parse("{\"a\":[1,{\"b\":\"c\\nd\"}]}");
    assertSame(harmless, PlainText.visible(harmless));
    JsonNode evil = JsonText.object().put(EVIL, EVIL).set("list", JsonText.parse("[1]"));
    assertEquals(JsonText.object().put(SHOWN, SHOWN).set("list", JsonText.parse("[1]")), PlainText.visible(evil));
  }

  @Test
  void storedValuesCannotCommandATerminalButReachAPipeAsTheyAre() {
    DocumentText text = (document, _) -> document.path("value").asText();
    JsonNode document = JsonText.object().put("value", EVIL);
    rendering(TERMINAL, text).result(document);
    assertEquals(SHOWN, printed.toString());
    printed.setLength(0);
    rendering(Style.PLAIN, text).result(document);
    assertEquals(EVIL, printed.toString());
  }

  @Test
  void eventsAndFailuresCannotCommandATerminal() {
    LogRendering rendering = rendering(new Style(false, true, 80), (_, _) -> "");
    rendering.event(new ConsoleOutput(Stream.STDERR, EVIL));
    rendering.event(new MethodOutput(Stream.STDOUT, EVIL));
    rendering.event(new Warning(EVIL, Optional.of(EVIL)));
    rendering.failure(new Failure("usage", EVIL, Optional.of(EVIL), false, Optional.of(EVIL), Optional.of(EVIL)));
    assertTrue(printed.chars().noneMatch(character -> Character.isISOControl(character) && character != '\n'), printed.toString());
  }

  @Test
  void logLinesKeepTheirColours() {
    JsonNode log = JsonText.parse("{\"lines\":[\"\\u001b[32mok\\u001b[0m\\u001b[2J\"]}");
    rendering(TERMINAL, new LinesText()).result(log);
    assertEquals(List.of("\u001b[32mok\u001b[0m^[[2J\u001b[0m"), printed.toString().lines().toList());
  }
}
