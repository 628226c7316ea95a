package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import swamp.dist.Swamp.Result;

class AotCacheIT {
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @RegisterExtension private final Swamp swamp = new Swamp();
  private Path installed = Path.of("");
  private Path users = Path.of("");
  private Path jar = Path.of("");

  @BeforeEach
  void makeAnInstallation() throws IOException {
    Path home = swamp.root().resolve("installation");
    jar = file(home.resolve("lib/client/client.jar"), BUILT);
    Files.writeString(home.resolve("lib/build"), "7-11\n");
    installed = file(home.resolve("lib/aot/7-11-25.0.3+9/client.aot"), BUILT.plusSeconds(1));
    users = swamp.root().resolve("home/.cache/swamp-aot/7-11-25.0.3+9/client.aot");
  }

  @Test
  void theInstallationsCacheServesForItsBuildAndJdkOnly() throws Exception {
    assertEquals(installed.toString(), chosen("25.0.3+9"));
    assertEquals("", chosen("25.0.4+1"));
    Files.writeString(jar.resolve("../../build").normalize(), "8-11\n");
    assertEquals("", chosen("25.0.3+9"));
  }

  @Test
  void theUsersCacheComesFirst() throws Exception {
    file(users, BUILT.plusSeconds(2));
    assertEquals(users.toString(), chosen("25.0.3+9"));
  }

  @Test
  void aCacheOlderThanAJarIsNotUsed() throws Exception {
    Files.setLastModifiedTime(jar, FileTime.from(BUILT.plusSeconds(5)));
    assertEquals("", chosen("25.0.3+9"));
    file(users, BUILT.plusSeconds(6));
    assertEquals(users.toString(), chosen("25.0.3+9"));
  }

  @Test
  void itCanBeSwitchedOff() throws Exception {
    swamp.with("SWAMP_AOT", "off");
    assertEquals("", chosen("25.0.3+9"));
  }

  @Test
  void aBrokenCacheChangesNothingButTheTime() throws Exception {
    Result expected = swamp.run("version");
    Result folder = swamp.shell("home=" + Swamp.installation() + "; for lib in find-java aot-cache; do . $home/lib/$lib.sh; done;"
        + " find_java; aot_cache_folder; echo \"$aot_folder\"");
    Path broken = swamp.root().resolve("home/.cache/swamp-aot").resolve(folder.output().strip()).resolve("client.aot");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "no cache");
    assertEquals(expected, swamp.run("version"));
  }

  private String chosen(String jdk) throws Exception {
    Path home = installed.resolve("../../../..").normalize();
    Result result = swamp.shell("set -u; home=" + home + " jdk=" + jdk + "; . " + Swamp.installation()
        + "/lib/aot-cache.sh; find_aot_cache client; echo \"$aot_cache\"");
    assertEquals(List.of(0, ""), List.of(result.code(), result.errors()));
    assertTrue(result.output().endsWith("\n"), result.output());
    return result.output().strip();
  }

  private static Path file(Path path, Instant time) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "content");
    return Files.setLastModifiedTime(path, FileTime.from(time));
  }
}
