package swamp.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AotCacheRenewalTest {
  @TempDir Path installation;

  @Test
  void theInstallationsOwnProgramDoesTheWork() throws Exception {
    train("echo done >\"${0%/*}/trace\"");
    try (AotCacheRenewal renewal = new AotCacheRenewal(installation, Duration.ZERO)) {
      renewal.start();
      assertEquals("done", awaitTrace());
    }
  }

  @Test
  void closingEndsTheProgramAndWhatItWaitsFor() throws Exception {
    train("trap 'exit 1' TERM; sleep 600 & echo $! >\"${0%/*}/trace\"; wait");
    AotCacheRenewal renewal = new AotCacheRenewal(installation, Duration.ZERO);
    renewal.start();
    ProcessHandle sleeping = ProcessHandle.of(Long.parseLong(awaitTrace())).orElseThrow();
    renewal.close();
    sleeping.onExit().get(1, TimeUnit.MINUTES);
    assertFalse(sleeping.isAlive());
  }

  @Test
  void closingBeforeItsTimeStartsNothing() throws Exception {
    train("echo done >\"${0%/*}/trace\"");
    AotCacheRenewal renewal = new AotCacheRenewal(installation, Duration.ofHours(1));
    renewal.start();
    renewal.close();
    assertFalse(Files.exists(installation.resolve("lib/trace")));
  }

  @Test
  void anInstallationWithoutTheProgramIsLeftAlone() {
    AotCacheRenewal renewal = new AotCacheRenewal(installation, Duration.ZERO);
    renewal.start();
    renewal.close();
    assertFalse(Files.exists(installation.resolve("lib")));
  }

  private void train(String script) throws IOException {
    Path program = Files.createDirectories(installation.resolve("lib")).resolve("train");
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assertTrue(program.toFile().setExecutable(true));
  }

  private String awaitTrace() throws Exception {
    Path trace = installation.resolve("lib/trace");
    String text = "";
    while (!text.endsWith("\n")) {
      Thread.sleep(10);
      text = Files.exists(trace) ? Files.readString(trace) : "";
    }
    return text.strip();
  }
}
