package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionDiscoveryTest {
  private static final String ENTRY = "export const model = { type: \"@test/a\" };";

  @TempDir
  private Path directory;

  private ExtensionFixture fixture;
  private ExtensionDiscovery discovery;

  @BeforeEach
  void open() {
    fixture = new ExtensionFixture(directory);
    discovery = new ExtensionDiscovery(EntryExports.MODELS, ExtensionFixture.later());
  }

  private DiscoveredExtensions discover() {
    return discovery.discover(List.of(fixture.local()));
  }

  @Test
  void entriesAreFoundRecursivelySortedByPathWithoutUnderscoreFoldersTestsAndHelpers() {
    fixture.write("b.ts", ENTRY);
    fixture.write("a/z.ts", ENTRY);
    fixture.write("a-b.ts", "export const extension: X = {}");
    fixture.write("_lib/hidden.ts", ENTRY);
    fixture.write("a/_x/hidden.ts", ENTRY);
    fixture.write("_file.ts", ENTRY);
    fixture.write("b_test.ts", ENTRY);
    fixture.write("c.js", ENTRY);
    fixture.write("helper.ts", "export default { model: 1 }; export let model = 2;");

    assertEquals(List.of("_file.ts", "a-b.ts", "a/z.ts", "b.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void testsAreSkippedInTheLocalDirectoryOnly() {
    fixture.write("b_test.ts", ENTRY);

    assertEquals(List.of(), ExtensionFixture.paths(discover()));
    assertEquals(
        List.of("b_test.ts"), ExtensionFixture.paths(discovery.discover(List.of(fixture.pulled()))));
  }

  @Test
  void directoriesKeepTheirOrder() {
    ExtensionDirectory second =
        new ExtensionDirectory(directory.resolve("other"), ExtensionOrigin.SOURCE, directory);
    fixture.write("z.ts", ENTRY);
    ExtensionFixture.write(directory.resolve("other/a.ts"), ENTRY);

    List<ExtensionEntry> entries = discovery.discover(List.of(fixture.local(), second)).entries();

    assertEquals(List.of("z.ts", "a.ts"), entries.stream().map(ExtensionEntry::relativePath).toList());
    assertEquals(ExtensionOrigin.SOURCE, entries.get(1).directory().origin());
  }

  @Test
  void aMissingDirectoryIsEmptyUntilItAppears() {
    DiscoveredExtensions before = discover();
    assertEquals(List.of(), before.entries());
    assertEquals(List.of(), before.problems());
    assertSame(before, discover());

    fixture.write("a.ts", ENTRY);

    assertEquals(List.of("a.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void nothingIsListedAgainWhileNothingChangedAmongAThousandEntries() {
    for (int i = 0; i < 1000; i++) {
      fixture.write("d" + i % 10 + "/m" + i + ".ts", ENTRY);
    }
    DiscoveredExtensions first = discover();
    assertEquals(1000, first.entries().size());

    assertSame(first, discover());
    assertSame(first, discover());
  }

  @Test
  void aChangedFileListIsNoticed() throws IOException {
    fixture.write("a.ts", ENTRY);
    fixture.write("sub/b.ts", ENTRY);
    DiscoveredExtensions before = discover();

    fixture.write("sub/c.ts", ENTRY);
    DiscoveredExtensions more = discover();
    Files.delete(fixture.models().resolve("a.ts"));
    DiscoveredExtensions fewer = discover();

    assertEquals(List.of("a.ts", "sub/b.ts", "sub/c.ts"), ExtensionFixture.paths(more));
    assertEquals(List.of("sub/b.ts", "sub/c.ts"), ExtensionFixture.paths(fewer));
    assertNotEquals(before.generation(), more.generation());
    assertNotEquals(more.generation(), fewer.generation());
  }

  @Test
  void aHelperThatBecomesAnEntryInPlaceIsNoticed() {
    fixture.write("a.ts", "export let model = 1;");
    assertEquals(List.of(), ExtensionFixture.paths(discover()));

    fixture.write("a.ts", "export const model = {};");

    assertEquals(List.of("a.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void anEntryEditedInPlaceIsLeftToTheBundleCacheAndToARescan() {
    fixture.write("a.ts", ENTRY);
    DiscoveredExtensions before = discover();
    ExtensionEntry entry = before.entries().getFirst();
    assertEquals(Optional.of("@test/a"), before.nameGuess(entry));

    fixture.write("a.ts", ENTRY.replace("@test/a", "@test/b"));

    assertSame(before, discover());
    DiscoveredExtensions after = discovery.rescan(List.of(fixture.local()));
    assertEquals(Optional.of("@test/b"), after.nameGuess(entry));
    assertNotEquals(before.generation(), after.generation());
    assertSame(after, discover());
  }

  @Test
  void aRescanThatFindsTheSameKeepsTheGeneration() {
    fixture.write("a.ts", ENTRY);
    DiscoveredExtensions before = discover();

    DiscoveredExtensions after = discovery.rescan(List.of(fixture.local()));

    assertNotSame(before, after);
    assertEquals(before.generation(), after.generation());
  }

  @Test
  void youngDirectoriesAreListedAgainSinceTheirTimeStampsProveNothing() throws IOException {
    ExtensionDiscovery now = new ExtensionDiscovery(EntryExports.MODELS);
    fixture.write("a.ts", ENTRY);
    now.discover(List.of(fixture.local()));
    var stamp = ExtensionFixture.modified(fixture.models());

    fixture.write("b.ts", ENTRY);
    Files.setLastModifiedTime(fixture.models(), stamp);

    assertEquals(List.of("a.ts", "b.ts"), ExtensionFixture.paths(now.discover(List.of(fixture.local()))));
  }

  @Test
  void linksAreFollowedAndLoopsEnd() throws IOException {
    fixture.write("real/a.ts", ENTRY);
    Files.createSymbolicLink(fixture.models().resolve("real/up"), fixture.models());
    Files.createSymbolicLink(fixture.models().resolve("again"), fixture.models().resolve("real"));
    ExtensionFixture.write(directory.resolve("outside/b.ts"), ENTRY);
    Files.createSymbolicLink(fixture.models().resolve("out"), directory.resolve("outside"));
    Files.createSymbolicLink(fixture.models().resolve("linked.ts"), directory.resolve("outside/b.ts"));

    assertEquals(List.of("linked.ts", "out/b.ts", "real/a.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void whatCannotBeReadIsRecordedAndTheRestIsFound() throws IOException {
    fixture.write("a.ts", ENTRY);
    Files.createSymbolicLink(fixture.models().resolve("dangling.ts"), directory.resolve("nowhere.ts"));

    DiscoveredExtensions found = discover();

    assertEquals(List.of("a.ts"), ExtensionFixture.paths(found));
    assertEquals(
        List.of(new DiscoveryProblem(
            fixture.models().resolve("dangling.ts"), "cannot read the file: dangling link")),
        found.problems());
    assertSame(found, discover());
    ExtensionFixture.write(directory.resolve("nowhere.ts"), ENTRY);
    assertEquals(List.of("a.ts", "dangling.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void anUnreadableDirectoryIsRecordedUntilItIsReadable() throws IOException {
    fixture.write("a.ts", ENTRY);
    Path closed = fixture.write("closed/b.ts", ENTRY).getParent();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assumeTrue(!Files.isReadable(closed), "this user may read everything");
      DiscoveredExtensions found = discover();
      assertEquals(List.of("a.ts"), ExtensionFixture.paths(found));
      assertEquals(closed, found.problems().getFirst().path());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertEquals(List.of("a.ts", "closed/b.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void aFolderThatLooksLikeASourceIsSearched() {
    fixture.write("odd.ts/a.ts", ENTRY);

    assertEquals(List.of("odd.ts/a.ts"), ExtensionFixture.paths(discover()));
  }

  @Test
  void pathsAreShownFromTheRepository() {
    fixture.write("sub dir/ä.ts", ENTRY);

    ExtensionEntry entry = discover().entries().getFirst();

    assertEquals("sub dir/ä.ts", entry.relativePath());
    assertEquals("extensions/models/sub dir/ä.ts", entry.displayPath());
    assertTrue(entry.file().isAbsolute());
    assertFalse(entry.displayPath().startsWith("/"));
  }
}
