package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** Text of any kind goes through unharmed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule12NonAsciiTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void emojiAndAccentsArriveWhole() throws Exception {
    Result result = ProbeRepository.run(swamp, "write", "--input", "text=naïve 😀 日本語", "--json");
    assertEquals(0, result.code(), result.errors());
    assertTrue(result.output().contains("\"text\": \"naïve 😀 日本語\""), result.output());
  }

  @Test
  void anArgumentThatIsNoTextIsAnsweredWithoutBreakingAnything() throws Exception {
    Result result = swamp.shell("\"$swamp\" model method run p1 write --input text=$'a\\xffb' --via-daemon=require --json");
    assertTrue(result.code() == 0 || result.code() == 1, result.errors());
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
  }

  @Test
  void aLocaleWithoutEncodingDoesNotMatter() throws Exception {
    swamp.with("LANG", "C");
    Result result = ProbeRepository.run(swamp, "write", "--input", "text=é😀", "--json");
    assertTrue(result.output().contains("\"text\": \"é😀\""), result.output() + result.errors());
  }
}
