package swamp.dist.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What a request brings along is in no log, no status and no other request. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class Rule13SecretsOfOneRequestTest {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  private static final String SECRET = "marked-secret-5b1f";

  @Test
  void theCallersEnvironmentIsNeverShown() throws Exception {
    swamp.with("TOKEN", SECRET);
    Result run = ProbeRepository.run(swamp, "fail", "--json");
    assertEquals(1, run.code());
    assertFalse((run.output() + run.errors()).contains(SECRET));
    ProbeRepository.run(swamp, "nope");
    Result status = swamp.run("daemon", "status", "--json");
    assertFalse((status.output() + status.errors()).contains(SECRET), status.output());
    try (Stream<Path> files = Files.walk(swamp.daemonDirectory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET), file.toString());
      }
    }
    Result next = swamp.shell("unset TOKEN; \"$swamp\" model method run p1 surroundings --input name=TOKEN --via-daemon=require");
    assertTrue(next.output().contains("surroundings undefined "), next.output());
  }

  @Test
  void theDaemonsOwnEnvironmentHoldsNothingOfWhoeverStartedIt() throws Exception {
    swamp.with("TOKEN", SECRET);
    assertEquals(0, ProbeRepository.run(swamp, "write", "--input", "text=a").code());
    Path environment = Path.of("/proc/" + swamp.daemon().orElseThrow().pid() + "/environ");
    assumeTrue(Files.isReadable(environment), "this system does not show a process' environment");
    assertFalse(Files.readString(environment, StandardCharsets.ISO_8859_1).contains(SECRET));
  }
}
