package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.file.JdkFileOperations;

class BundleStoreTest {
  @TempDir
  private Path directory;

  private BundleStore store() {
    return new BundleStore(directory.resolve("bundles"), new JdkFileOperations());
  }

  private static StoredBundle bundle(String code) {
    return new StoredBundle(code, Optional.empty(), Map.of("x.ts", "12"), List.of("careful"));
  }

  @Test
  void theDirectoryIsTheUsersCache() {
    Path home = Path.of("/home/me");
    assertEquals(Path.of("/xdg/swamp-bundles"),
        BundleStore.defaultDirectory(Map.of("XDG_CACHE_HOME", "/xdg"), home, "Linux"));
    assertEquals(Path.of("/home/me/.cache/swamp-bundles"),
        BundleStore.defaultDirectory(Map.of("XDG_CACHE_HOME", "relative"), home, "Linux"));
    assertEquals(Path.of("/home/me/Library/Caches/swamp-bundles"),
        BundleStore.defaultDirectory(Map.of(), home, "Mac OS X"));
  }

  @Test
  void onlyTheOwnerMayEnter() throws IOException {
    Files.createDirectories(directory.resolve("bundles"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

    store().write("ab12", bundle("1"), "{}");

    assertEquals("rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("bundles"))));
  }

  @Test
  void aLinkInPlaceOfTheDirectoryIsNotTrusted() throws IOException {
    Files.createDirectories(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("bundles"), directory.resolve("elsewhere"));

    StoredBundle kept = store().write("ab12", bundle("1"), "{}");

    assertEquals(Optional.empty(), kept.sourceMap());
    assertEquals(Optional.empty(), store().read("ab12"));
  }

  @Test
  void whatIsWrittenIsReadByAnother() throws IOException {
    StoredBundle kept = store().write("ab12", bundle("const é = 1"), "{\"version\":3}");

    assertEquals(Optional.of(kept), store().read("ab12"));
    assertEquals("{\"version\":3}", Files.readString(kept.sourceMap().orElseThrow()));
    assertEquals(Optional.empty(), store().read("ab13"));
  }

  @Test
  void theLastBundleOfAnEntryIsRemembered() {
    BundleStore.Last last = new BundleStore.Last("ab12", "fp");
    store().remember(Path.of("/r/a.ts"), last);

    assertEquals(Optional.of(last), store().last(Path.of("/r/a.ts")));
    assertEquals(Optional.empty(), store().last(Path.of("/r/b.ts")));
  }

  @Test
  void cleaningRemovesWhatWasNotUsedForLongAndLeftOverTemporaryFiles() throws IOException {
    store().write("ab12", bundle("old"), "{}");
    store().write("cd34", bundle("new"), "{}");
    Files.writeString(directory.resolve("bundles/ab/.9f.tmp"), "left over");
    age("ab", Duration.ofDays(40));

    store().cleanUp(Duration.ofDays(30), 1 << 20);

    assertEquals(Optional.empty(), store().read("ab12"));
    assertTrue(store().read("cd34").isPresent());
    assertEquals(3, files());
  }

  @Test
  void readingCountsAsUse() throws IOException {
    store().write("ab12", bundle("old"), "{}");
    age("ab", Duration.ofDays(40));
    assertTrue(store().read("ab12").isPresent());

    store().cleanUp(Duration.ofDays(30), 1 << 20);

    assertTrue(store().read("ab12").isPresent());
  }

  @Test
  void cleaningKeepsTheLatestThatFit() throws IOException {
    store().write("ab12", bundle("a".repeat(1000)), "{}");
    store().write("cd34", bundle("b".repeat(1000)), "{}");
    store().write("ef56", bundle("c".repeat(1000)), "{}");
    age("ab", Duration.ofHours(1));
    age("cd", Duration.ofHours(3));
    age("ef", Duration.ofHours(2));

    store().cleanUp(Duration.ofDays(30), 2600);

    assertFalse(store().read("cd34").isPresent());
    assertTrue(store().read("ab12").isPresent());
    assertTrue(store().read("ef56").isPresent());
  }

  private void age(String folder, Duration age) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("bundles").resolve(folder))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
      }
    }
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("bundles"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
