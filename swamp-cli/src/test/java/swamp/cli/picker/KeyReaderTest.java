package swamp.cli.picker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.NonBlocking;
import org.junit.jupiter.api.Test;
import swamp.cli.picker.Key.Named;
import swamp.cli.picker.Key.Typed;

class KeyReaderTest {
  /** The keys of these characters, up to the end of the input. */
  private static List<Key> keys(String characters) throws IOException {
    KeyReader reader = new KeyReader(NonBlocking.nonBlocking("test", new StringReader(characters)), () -> false);
    List<Key> keys = new ArrayList<>();
    do {
      keys.add(reader.next());
    } while (keys.getLast() != Named.INTERRUPT);
    return keys.subList(0, keys.size() - 1);
  }

  @Test
  void charactersAreTypedWhateverTheirWidth() throws IOException {
    assertEquals(List.of(new Typed('a'), new Typed('é'), new Typed(0x1F600)), keys("aé😀"));
  }

  @Test
  void arrowsComeInBothDialects() throws IOException {
    assertEquals(List.of(Named.UP, Named.DOWN, Named.UP, Named.DOWN), keys("\u001b[A\u001b[B\u001bOA\u001bOB"));
    assertEquals(List.of(Named.PAGE_UP, Named.PAGE_DOWN, Named.UP), keys("\u001b[5~\u001b[6~\u001b[1;5A"));
  }

  @Test
  void aLoneEscapeLeavesAndAnUnknownSequenceDoesNothing() throws IOException {
    assertEquals(List.of(Named.LEAVE), keys("\u001b"));
    assertEquals(List.of(Named.OTHER, Named.OTHER), keys("\u001b[15~\u001bx"));
  }

  @Test
  void controlKeysEditAndMove() throws IOException {
    assertEquals(List.of(Named.ENTER, Named.ENTER, Named.DELETE_LAST, Named.DELETE_LAST, Named.CLEAR, Named.DELETE_WORD,
        Named.UP, Named.DOWN, Named.LEAVE, Named.OTHER), keys("\r\n\u007f\b\u0015\u0017\u0010\u000e\u0004\u0001"));
  }

  @Test
  void whoIsToStopReadsNoMore() throws IOException {
    KeyReader reader = new KeyReader(NonBlocking.nonBlocking("test", new StringReader("a")), () -> true);
    assertEquals(Named.INTERRUPT, reader.next());
  }
}
