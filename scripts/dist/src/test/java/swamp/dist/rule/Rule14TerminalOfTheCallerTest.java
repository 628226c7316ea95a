package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Standard input is left to whom it belongs, and a pipe gets neither colours nor control characters. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule14TerminalOfTheCallerTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void standardInputIsReadOnlyWhenAsked() throws Exception {
    Result result = swamp.shell("printf 'one\\ntwo\\n' | (\"$swamp\" model method run p1 write --input text=a"
        + " --via-daemon=require --quiet >/dev/null 2>&1; cat)");
    assertEquals("one\ntwo\n", result.output(), result.errors());
  }

  @Test
  void aPipeGetsPlainText() throws Exception {
    swamp.with("TERM", "xterm-256color").with("CLICOLOR", "1");
    Result result = ProbeRepository.run(swamp, "write", "--input", "text=a");
    assertEquals(0, result.code(), result.errors());
    assertFalse((result.output() + result.errors()).contains("\u001b"), result.output());
  }
}
