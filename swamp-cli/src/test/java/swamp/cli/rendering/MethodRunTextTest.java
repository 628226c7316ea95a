package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

class MethodRunTextTest {
  private static ObjectNode run(int artifacts) {
    ObjectNode document = JsonText.object().put("modelName", "p1");
    ArrayNode list = document.putArray("dataArtifacts");
    for (int i = 0; i < artifacts; i++) {
      list.addObject().put("name", "item-" + i).putObject("attributes").put("a-name-that-is-longer-than-a-narrow-terminal-can-show", i)
          .put("text", "words ".repeat(30));
    }
    return document;
  }

  @Test
  void theBoxFitsTheTerminal() {
    for (int columns : new int[] {40, 60, 120}) {
      String text = new MethodRunText().of(run(2), new Style(false, true, columns));
      assertTrue(text.lines().allMatch(line -> DisplayWidth.of(line) <= columns), text);
      assertTrue(text.contains("words"), text);
    }
  }

  @Test
  void aPersonSeesTheFirstOfThousands() {
    String shown = new MethodRunText().of(run(5000), new Style(false, true, 80));
    assertEquals(20, shown.lines().filter(line -> line.contains(" item-")).count());
    assertTrue(shown.contains("+4980 more → swamp data list p1"), shown);
    assertTrue(new MethodRunText().of(run(5000), Style.PLAIN).contains("item-4999"));
  }
}
