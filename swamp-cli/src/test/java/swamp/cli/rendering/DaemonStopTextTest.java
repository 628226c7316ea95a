package swamp.cli.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

class DaemonStopTextTest {
  private static String text(boolean now, int running, int waiting) {
    return new DaemonStopText().of(JsonText.object().put("stopping", true).put("now", now).put("pid", 7)
        .put("running", running).put("waiting", waiting), Style.PLAIN);
  }

  @Test
  void itSaysWhatBecomesOfRequests() {
    assertEquals("The swamp daemon, process 7, is stopping.\n", text(false, 0, 0));
    assertEquals("The swamp daemon, process 7, is stopping after the requests in work: 3.\n", text(false, 2, 1));
    assertEquals("The swamp daemon, process 7, is stopping; cancelled requests: 3.\n", text(true, 2, 1));
  }
}
