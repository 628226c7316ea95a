package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import swamp.protocol.Failure;
import swamp.protocol.JsonText;
import swamp.protocol.ModelResolved;
import swamp.protocol.Progress;

/** What a person at a terminal sees in addition. */
class StyleTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Console console = new StreamConsole(output, errors);
  private final Style style = new Style(true, true, 40);

  @Test
  void labelsAreBoldAndErrorsRed() {
    LogRendering rendering = rendering(new ProgressLine(console, false, 40));
    rendering.event(new ModelResolved("p1", "@acme/probe"));
    rendering.failure(new Failure("x", "broken", Optional.of("repair it"), true, Optional.of("at a\nat b\n"), Optional.empty()));
    assertEquals("   \u001b[1mResolved\u001b[0m   p1 (@acme/probe)\n", output.toString(StandardCharsets.UTF_8));
    assertEquals("\n\u001b[31mError: \u001b[0mbroken\nrepair it\n", errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void progressIsOneLineThatVanishes() {
    LogRendering rendering = rendering(new ProgressLine(console, true, 10));
    rendering.event(new Progress("waiting for the lock"));
    rendering.event(new ModelResolved("p1", "@acme/probe"));
    rendering.event(new ModelResolved("p2", "@acme/probe"));
    assertEquals("\r\u001b[Kwaiting f\r\u001b[K", errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void progressIsSilentWhereNobodyWatches() {
    rendering(new ProgressLine(console, false, 10)).event(new Progress("waiting"));
    assertEquals("", errors.toString(StandardCharsets.UTF_8));
  }

  @Test
  void foundThingsAreListedByName() {
    String found = "{\"query\":\"\",\"results\":[{\"id\":\"1\",\"name\":\"p1\",\"type\":\"@acme/probe\"}]}";
    assertEquals("NAME  TYPE         ID\np1    @acme/probe  1\n",
        Tables.models().of(JsonText.parse(found), new Style(false, true, 80)));
    assertEquals("No models found.\n",
        Tables.models().of(JsonText.parse("{\"results\":[]}"), new Style(false, true, 80)));
  }

  @Test
  void valuesStayWithinTheWidthAndOnOneLine() {
    String document = "{\"modelName\":\"p1\",\"dataArtifacts\":[{\"name\":\"d\",\"attributes\":{\"a\":\""
        + "x".repeat(100) + "\",\"b\":\"one\\ntwo\\u001b[31m\"}}],\"globalArguments\":{}}";
    String text = new MethodRunText().of(JsonText.parse(document), new Style(false, true, 40));
    assertEquals(40, text.lines().mapToInt(String::length).max().orElseThrow());
    assertEquals(false, text.contains("\u001b"));
    assertEquals(true, text.contains("b   one ..."), text);
  }

  private LogRendering rendering(ProgressLine progress) {
    return new LogRendering(console, style, progress, (_, _) -> "", false, false);
  }
}
