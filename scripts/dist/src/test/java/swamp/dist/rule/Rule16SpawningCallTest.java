package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.ProbeRepository;
import swamp.dist.Swamp;
import swamp.dist.Swamp.Result;

/** The call that starts the daemon leaves it nothing of its own standard streams. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule16SpawningCallTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aCommandSubstitutionReturnsWithTheCall() throws Exception {
    Result result = swamp.shell("out=$(\"$swamp\" model method run p1 write --input text=a --via-daemon=require --json);"
        + " echo $?; echo \"$out\" | tail -1");
    assertEquals("0\n}\n", result.output(), result.errors());
    assertTrue(swamp.daemon().isPresent());
  }

  @Test
  void theDaemonsStandardStreamsLeadNowhere() throws Exception {
    Result result = swamp.shell("\"$swamp\" daemon start >started 2>started.err 3>kept");
    assertEquals(0, result.code());
    Path descriptors = Path.of("/proc/" + swamp.daemon().orElseThrow().pid() + "/fd");
    assumeTrue(Files.isReadable(descriptors), "this system does not show a process' open files");
    try (Stream<Path> open = Files.list(descriptors)) {
      for (Path descriptor : open.toList()) {
        String target = Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
        assertFalse(target.startsWith(swamp.repository().toString()), descriptor + " is " + target);
      }
    }
  }
}
