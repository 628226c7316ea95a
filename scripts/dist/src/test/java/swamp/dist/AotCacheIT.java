package swamp.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  /** The JDK keeps its own event classes in no cache, and links some method handles at run time. */
  private static final int MOST_CLASSES_FROM_ELSEWHERE = 12;
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

  /** What each of these costs a call, the performance notes tell (docs/performance.md). */
  @Test
  void aShortCallFindsItsClassesInTheCacheAndMakesNoneOfItsOwn() throws Exception {
    assertEquals(0, swamp.shell("cp -R " + Swamp.installation() + "/lib/training/. .").code());
    assertEquals(0, swamp.run("daemon", "start").code());
    assertEquals(0, swamp.run("model", "method", "run", "speak", "noop", "--no-record", "--via-daemon=require").code());
    for (String output : List.of("--log", "--json")) {
      Path log = swamp.root().resolve("classes" + output + ".log");
      Result call = swamp.shell("home=" + Swamp.installation() + "; for lib in find-java aot-cache; do . $home/lib/$lib.sh; done;"
          + " find_java; find_aot_cache client; [ -n \"$aot_cache\" ] || exit 77; exec \"$java\" @$home/lib/client/client.options"
          + " -Xlog:class+load,class+init=info:file=" + log + " -XX:AOTCache=\"$aot_cache\" -Dswamp.install.directory=$home"
          + " -Dswamp.terminals=none -cp $home/lib/client/swamp-cli-*.jar swamp.cli.Main"
          + " model method run speak noop --no-record --via-daemon=require " + output);
      assumeTrue(call.code() != 77, "This installation was built without ahead-of-time caches");
      assertEquals(List.of(0, ""), List.of(call.code(), call.errors()));
      List<String> lines = Files.readAllLines(log);
      List<String> elsewhere = lines.stream()
          .filter(line -> line.contains(" source: ") && !line.contains("source: shared objects file")).toList();
      assertEquals(List.of(), elsewhere.stream().filter(line -> !line.contains("source: jrt:/java.base")
          && !line.contains("java.lang.invoke.LambdaForm$")).toList());
      assertTrue(elsewhere.size() <= MOST_CLASSES_FROM_ELSEWHERE, elsewhere.toString());
      assertEquals(List.of(), lines.stream().filter(line -> line.contains(" Initializing ") && line.contains("java/math/BigDecimal'"))
          .toList());
    }
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
