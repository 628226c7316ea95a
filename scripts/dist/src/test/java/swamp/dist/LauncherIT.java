package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

class LauncherIT {
  @RegisterExtension private final Swamp swamp = new Swamp();

  @Test
  void theVersionComesFromAnyDirectoryAndThroughLinks() throws Exception {
    Path link = Files.createSymbolicLink(swamp.root().resolve("link"), Path.of(Swamp.launcher()));
    Files.createSymbolicLink(swamp.root().resolve("swamp"), link.getFileName());
    Result direct = swamp.run("version", "--json");
    assertEquals(0, direct.code(), direct.errors());
    assertEquals(direct, swamp.shell("cd / && " + swamp.root() + "/swamp --version --json"));
    assertEquals(direct, swamp.shell("cd / && PATH=" + swamp.root() + ":$PATH && swamp version --json"));
  }

  @Test
  void aUsageErrorIsOneMessageAndExitCodeOne() throws Exception {
    assertEquals(new Result(1, "", "\nError: Unknown option \"--nope\". Did you mean option \"--log\"?\n"),
        swamp.run("model", "search", "--nope"));
    assertEquals(new Result(1, "",
            "{\n  \"error\": \"Unknown command \\\"serach\\\". Did you mean command \\\"search\\\"?\"\n}\n"),
        swamp.run("model", "serach", "--json"));
  }

  @Test
  void closedDescriptorsHarmNothing() throws Exception {
    assertEquals(new Result(0, "", ""), swamp.shell("\"$swamp\" version >&-"));
    assertEquals(1, swamp.shell("\"$swamp\" version --nope 2>&-").code());
    assertEquals(0, swamp.shell("\"$swamp\" version <&-").code());
  }

  @Test
  void argumentsBeyondAsciiSurviveEveryLocale() throws Exception {
    for (String locale : new String[] {"C", "POSIX", "C.UTF-8"}) {
      Result result = swamp.with("LC_ALL", locale).run("model", "sé😀");
      assertTrue(result.errors().contains("Unknown command \"sé😀\"."), locale + ": " + result.errors());
    }
    Result invalid = swamp.shell("\"$swamp\" model $'s\\xff'");
    assertEquals(1, invalid.code());
    assertTrue(invalid.errors().contains("Unknown command"), invalid.errors());
  }

  @Test
  void aJdkThatIsTooOldIsPassedOver() throws Exception {
    Path old = Files.createDirectories(swamp.root().resolve("jdk-17/bin"));
    Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\necho too old >&2\nexit 9\n");
    assertTrue(java.toFile().setExecutable(true));
    assertEquals(0, swamp.with("JAVA_HOME", old.getParent().toString()).run("version").code());
  }

  @Test
  void helpNamesEveryCommand() throws Exception {
    Result help = swamp.run("--help");
    assertEquals(0, help.code());
    for (String word : new String[] {"repo", "model", "serve", "daemon", "version"}) {
      assertTrue(help.output().contains("  " + word + " "), help.output());
    }
  }

  @Test
  void theClientsClassPathIsThin() throws IOException {
    try (var jars = Files.list(Swamp.installation().resolve("lib/client"))) {
      assertEquals(
          "[jackson-annotations, jackson-core, jackson-databind, jline-terminal, jspecify, picocli, swamp-cli,"
              + " swamp-protocol]",
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .map(name -> name.replaceAll("-[0-9].*", "")).sorted().toList().toString());
    }
  }
}
