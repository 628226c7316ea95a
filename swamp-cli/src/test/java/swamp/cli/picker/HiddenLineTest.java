package swamp.cli.picker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import org.jline.utils.NonBlocking;
import org.junit.jupiter.api.Test;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class HiddenLineTest {
  private static String read(String typed) throws IOException {
    return new HiddenLine().read(new KeyReader(NonBlocking.nonBlocking("test", new StringReader(typed)), () -> false));
  }

  @Test
  void enterEndsTheLine() throws IOException {
    assertEquals("pa ss=😀", read("pa ss=😀\rmore"));
    assertEquals("", read("\n"));
  }

  @Test
  void mistakesAreTakenBack() throws IOException {
    assertEquals("abd", read("abc\u007fd\r"));
    assertEquals("x", read("\u007f\u007fabc\u0015x\r"));
  }

  @Test
  void whoLeavesHasTypedNothing() {
    assertEquals(ErrorCode.CANCELLED, assertThrows(SwampException.class, () -> read("abc\u0004")).code());
    assertEquals(ErrorCode.INTERRUPTED, assertThrows(SwampException.class, () -> read("abc\u0003")).code());
    assertEquals(ErrorCode.INTERRUPTED, assertThrows(SwampException.class, () -> read("abc")).code());
  }
}
