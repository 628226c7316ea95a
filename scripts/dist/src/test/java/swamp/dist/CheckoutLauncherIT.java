package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code scripts/swamp}, which builds what it starts, in a checkout whose Maven only notes that it was called. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CheckoutLauncherIT {
  private static final String MAVEN = """
      #!/bin/sh
      echo built >>"$root/builds"
      while [ ! -e "$root/go" ]; do sleep 0.05; done
      mkdir -p "$root/scripts/dist/target/swamp/bin"
      printf '#!/bin/sh\\necho "$1"\\n' >"$root/scripts/dist/target/swamp/bin/swamp"
      chmod +x "$root/scripts/dist/target/swamp/bin/swamp"
      : >"$root/scripts/dist/target/swamp/.built"
      """;

  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeCheckout() throws IOException {
    for (String directory : new String[] {"scripts/dist/src/main", "swamp-cli/src/main", "tools"}) {
      Files.createDirectories(swamp.root().resolve(directory));
    }
    for (String file : new String[] {"pom.xml", "swamp-cli/pom.xml", "scripts/dist/pom.xml"}) {
      Files.createFile(swamp.root().resolve(file));
    }
    Files.copy(Path.of("..", "swamp"), swamp.root().resolve("scripts/swamp"));
    Path maven = Files.writeString(swamp.root().resolve("tools/mvn"), MAVEN);
    assertTrue(maven.toFile().setExecutable(true) && swamp.root().resolve("scripts/swamp").toFile().setExecutable(true));
    swamp.with("root", swamp.root().toString())
        .with("PATH", swamp.root().resolve("tools") + ":" + System.getenv("PATH"));
  }

  @Test
  void twoCallsAtOnceBuildOnce() throws Exception {
    assumeTrue(swamp.shell("command -v flock").code() == 0, "There is no flock on this machine");
    Process first = swamp.startShell("exec \"$root/scripts/swamp\" first");
    await(() -> builds() == 1);
    Process second = swamp.startShell("exec \"$root/scripts/swamp\" second");
    await(() -> builds() > 1 || second.descendants().anyMatch(CheckoutLauncherIT::waitsForLock));
    Files.createFile(swamp.root().resolve("go"));
    assertEquals("first\n", output(first));
    assertEquals("second\n", output(second));
    assertEquals(1, builds());
    assertEquals("third\n", swamp.shell("\"$root/scripts/swamp\" third").output());
    assertEquals(1, builds());
  }

  private static boolean waitsForLock(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("/flock")).orElse(false);
  }

  private long builds() {
    try {
      Path noted = swamp.root().resolve("builds");
      return Files.exists(noted) ? Files.readAllLines(noted).size() : 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
