package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;
import swamp.protocol.JsonText;

/** {@code swamp doctor} names what is wrong, and says that nothing is when nothing is. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DoctorIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @BeforeEach
  void makeRepository() throws IOException {
    ProbeRepository.write(swamp);
  }

  @Test
  void aSoundInstallationAndRepositoryAreHealthy() throws Exception {
    Result result = swamp.run("doctor", "--json");
    assertEquals(0, result.code(), result.output() + result.errors());
    assertTrue(JsonText.parse(result.output()).get("healthy").booleanValue(), result.output());
    assertEquals(0, swamp.run("daemon", "start").code());
    JsonNode daemon = check(swamp.run("doctor", "--json"), "daemon");
    assertEquals("ok", daemon.get("level").textValue(), daemon.toString());
  }

  @Test
  void aDirectoryThatOthersMayEnterIsNamedWithWhatToDo() throws Exception {
    Files.setPosixFilePermissions(swamp.daemonDirectory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Result result = swamp.run("doctor", "--json");
    assertEquals(1, result.code(), result.output());
    JsonNode directory = check(result, "socket directory");
    assertTrue(directory.toString().contains("chmod 700"), directory.toString());
    assertEquals(1, swamp.run("doctor").code());
  }

  @Test
  void brokenFilesOfTheRepositoryAreNamed() throws Exception {
    swamp.write("models/@test/probe/broken.yaml", "name: [\n");
    swamp.write("extensions/models/broken.ts", "export const model = {{\n");
    Result result = swamp.run("doctor", "--json");
    assertTrue(check(result, "definitions").toString().contains("broken.yaml"), result.output());
    assertTrue(check(result, "extensions").toString().contains("broken.ts"), result.output());
  }

  @Test
  void outsideOfARepositoryTheRestIsLookedAtAllTheSame() throws Exception {
    Result result = swamp.shell("cd / && \"$swamp\" doctor --json");
    assertEquals(0, result.code(), result.output() + result.errors());
    assertEquals("ok", check(result, "JDK").get("level").textValue());
  }

  private static JsonNode check(Result result, String name) {
    return StreamSupport.stream(JsonText.parse(result.output()).get("checks").spliterator(), false)
        .filter(check -> check.get("check").textValue().equals(name))
        .findFirst().orElseThrow(() -> new AssertionError(name + " is not among " + result.output()));
  }
}
