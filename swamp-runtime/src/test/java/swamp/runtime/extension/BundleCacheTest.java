package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.file.JdkFileOperations;

class BundleCacheTest {
  private static final PackageClient NOBODY = PackageClient.silent(Map.of());
  private static final long MEMORY = 1 << 20;

  @TempDir
  private Path directory;

  private Path cacheDirectory;
  private ExtensionFixture fixture;
  private EsbuildService service;
  private ExtensionFixture.CountingBundler bundler;
  private BundleCache cache;

  @BeforeEach
  void open() {
    cacheDirectory = directory.resolve("cache/bundles");
    fixture = new ExtensionFixture(directory.resolve("repo"));
    service = new EsbuildService(ExtensionFixture.esbuild());
    bundler = new ExtensionFixture.CountingBundler(service);
    cache = newCache(bundler);
  }

  @AfterEach
  void close() {
    service.close();
  }

  private BundleCache newCache(Bundler over) {
    BundleStore store = new BundleStore(cacheDirectory, new JdkFileOperations());
    return new BundleCache(over, store, PackageResolver.none(), MEMORY);
  }

  /** Bundles nothing: proves that bundles come from elsewhere. */
  private static BundleOutput refuse(BundleInput input) {
    throw new SwampException(ErrorCode.BUNDLER_UNAVAILABLE, "nothing may be bundled now");
  }

  private static String model(String type) {
    return "export const model = { type: \"" + type + "\" };";
  }

  private SwampException failure(ExtensionEntry entry) {
    return assertThrows(SwampException.class, () -> cache.bundle(entry, NOBODY));
  }

  @Test
  void aBundleTellsCodeHashFingerprintAndSourceMap() throws IOException {
    fixture.write("sub/noop.ts", ExtensionFixture.NOOP);
    ExtensionEntry entry = fixture.entry("sub/noop.ts");

    Bundle bundle = cache.bundle(entry, NOBODY);

    assertTrue(bundle.code().contains("@test/noop"));
    assertEquals(ContentHash.of(bundle.code()), bundle.hash());
    assertEquals(Fingerprint.of(entry), bundle.fingerprint());
    assertEquals(entry, bundle.entry());
    assertEquals(List.of(), bundle.warnings());
    String map = Files.readString(bundle.sourceMap().orElseThrow());
    assertEquals("sub/noop.ts", JsonText.parse(map).path("sources").path(0).asText());
  }

  @Test
  void anUnchangedExtensionIsBundledOnce() {
    fixture.write("noop.ts", ExtensionFixture.NOOP);

    Bundle first = cache.bundle(fixture.entry("noop.ts"), NOBODY);

    assertSame(first, cache.bundle(fixture.entry("noop.ts"), NOBODY));
    assertEquals(1, bundler.builds.get());
  }

  @Test
  void anEditIsNoticedAtOnceThoughSizeAndTimeStampStayTheSame() throws IOException {
    Path file = fixture.write("a.ts", model("@test/a"));
    var stamp = ExtensionFixture.modified(file);
    for (String letter : "bcdefghijklmnopqrstuvwxyz".split("")) {
      cache.bundle(fixture.entry("a.ts"), NOBODY);
      fixture.write("a.ts", model("@test/" + letter));
      Files.setLastModifiedTime(file, stamp);
      assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("@test/" + letter));
    }
  }

  @Test
  void anAgedFileIsNotReadAgainButARestoredTimeStampDoesNotHideAnEdit() throws IOException {
    BundleCache later = new BundleCache(bundler, new BundleStore(cacheDirectory, new JdkFileOperations()),
        PackageResolver.none(), MEMORY, ExtensionFixture.later());
    Path file = fixture.write("a.ts", model("@test/a"));
    var stamp = ExtensionFixture.modified(file);
    later.bundle(fixture.entry("a.ts"), NOBODY);

    fixture.write("a.ts", model("@test/b"));
    Files.setLastModifiedTime(file, stamp);

    assertTrue(later.bundle(fixture.entry("a.ts"), NOBODY).code().contains("@test/b"));
  }

  @Test
  void editsOfImportedFilesAreNoticedHoweverTheyAreImported() {
    fixture.write("a.ts", """
        import { named } from "./_lib/named.ts";
        import "./_lib/side.ts";
        import data from "./_lib/data.json" with { type: "json" };
        export { deep } from "./_lib/deep.ts";
        const later = () => import(/* odd */ "./_lib/later.ts");
        export const model = { named, data, later };
        """);
    fixture.write("_lib/named.ts", "export const named = \"named1\";");
    fixture.write("_lib/side.ts", "console.log(\"side1\");");
    fixture.write("_lib/data.json", "[\"data1\"]");
    fixture.write("_lib/deep.ts", "export * from \"./deeper.ts\";");
    fixture.write("_lib/deeper.ts", "export const deep = \"deep1\";");
    fixture.write("_lib/later.ts", "export const later = \"later1\";");
    String before = cache.bundle(fixture.entry("a.ts"), NOBODY).code();
    Stream.of("named1", "side1", "data1", "deep1", "later1").forEach(text -> assertTrue(before.contains(text), text));

    Stream.of(
        List.of("_lib/named.ts", "export const named = \"named2\";", "named2"),
        List.of("_lib/side.ts", "console.log(\"side2\");", "side2"),
        List.of("_lib/data.json", "[\"data2\"]", "data2"),
        List.of("_lib/deeper.ts", "export const deep = \"deep2\";", "deep2"),
        List.of("_lib/later.ts", "export const later = \"later2\";", "later2")).forEach(edit -> {
          fixture.write(edit.get(0), edit.get(1));
          assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains(edit.get(2)), edit.get(2));
        });
  }

  @Test
  void aRestartNeedsNoBundlerForUnchangedSources() throws IOException {
    fixture.write("a.ts", "const x = () => import(/* odd */ \"./_lib/x.ts\"); export const model = { x };");
    fixture.write("_lib/x.ts", "export const x = 1;");
    Bundle before = cache.bundle(fixture.entry("a.ts"), NOBODY);

    BundleCache restarted = newCache(BundleCacheTest::refuse);
    assertEquals(before, restarted.bundle(fixture.entry("a.ts"), NOBODY));

    fixture.write("_lib/x.ts", "export const x = 2;");
    assertTrue(newCache(bundler).bundle(fixture.entry("a.ts"), NOBODY).code().contains("x = 2"));
  }

  @Test
  void theSameSourcesInAnotherRepositoryNeedNoBundler() {
    fixture.write("a.ts", ExtensionFixture.NOOP);
    Bundle here = cache.bundle(fixture.entry("a.ts"), NOBODY);
    ExtensionFixture elsewhere = new ExtensionFixture(directory.resolve("elsewhere"));
    elsewhere.write("a.ts", ExtensionFixture.NOOP);

    assertEquals(here.hash(), newCache(BundleCacheTest::refuse).bundle(elsewhere.entry("a.ts"), NOBODY).hash());
  }

  @Test
  void damagedFilesAreMadeAgain() throws IOException {
    fixture.write("a.ts", ExtensionFixture.NOOP);
    Bundle good = cache.bundle(fixture.entry("a.ts"), NOBODY);
    List<Path> stored;
    try (Stream<Path> files = Files.walk(cacheDirectory)) {
      stored = files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/entries/")).toList();
    }
    assertEquals(3, stored.size());
    for (Path file : stored) {
      byte[] content = Files.readAllBytes(file);
      List<byte[]> damages = List.of(new byte[0], java.util.Arrays.copyOf(content, content.length / 2), flipped(content));
      for (byte[] damage : damages) {
        Files.write(file, damage);
        assertEquals(good, newCache(bundler).bundle(fixture.entry("a.ts"), NOBODY));
        assertEquals(good, newCache(BundleCacheTest::refuse).bundle(fixture.entry("a.ts"), NOBODY));
      }
      Files.delete(file);
      assertEquals(good, newCache(bundler).bundle(fixture.entry("a.ts"), NOBODY));
    }
  }

  private static byte[] flipped(byte[] content) {
    byte[] copy = content.clone();
    copy[copy.length / 2] ^= 1;
    return copy;
  }

  @Test
  void brokenSourcesFailWithFileLineAndText() {
    fixture.write("sub/broken.ts", "export const model = {\n  oops oops\n};\n");

    SwampException failure = failure(fixture.entry("sub/broken.ts"));

    assertEquals(ErrorCode.BUNDLE_FAILED, failure.code());
    assertEquals("Cannot bundle extensions/models/sub/broken.ts: extensions/models/sub/broken.ts:2:8: "
        + "Expected \"}\" but found \"oops\"", failure.text());
    assertEquals(failure.text(), failure(fixture.entry("sub/broken.ts")).text());
    assertEquals(1, bundler.builds.get());
  }

  @Test
  void mendedSourcesWorkAgain() {
    fixture.write("a.ts", "export const model = {{");
    failure(fixture.entry("a.ts"));

    fixture.write("a.ts", model("@test/a"));

    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("@test/a"));
  }

  @Test
  void aMissingImportThatAppearsMendsTheBundle() {
    fixture.write("a.ts", "import { x } from \"./x.ts\"; import { y } from \"./y\"; export const model = { x, y };");
    String text = failure(fixture.entry("a.ts")).text();
    assertTrue(text.contains("a.ts:1:19: Could not resolve \"./x.ts\""), text);

    fixture.write("x.ts", "export const x = \"here\";");
    failure(fixture.entry("a.ts"));
    fixture.write("y.ts", "export const y = 1;");

    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("here"));
  }

  @Test
  void theLastGoodBundleIsUsedWithAWarningWhileSourcesAreBroken() {
    fixture.write("a.ts", model("@test/a"));
    Bundle good = cache.bundle(fixture.entry("a.ts"), NOBODY);
    fixture.write("a.ts", "export const model = {{");

    for (BundleCache each : List.of(cache, cache, newCache(bundler))) {
      Bundle older = each.bundle(fixture.entry("a.ts"), NOBODY);
      assertEquals(good.hash(), older.hash());
      assertEquals(good.fingerprint(), older.fingerprint());
      assertTrue(older.outdated().orElseThrow().startsWith("Cannot bundle extensions/models/a.ts:"), older.toString());
    }

    fixture.write("a.ts", model("@test/a"));
    assertEquals(good, cache.bundle(fixture.entry("a.ts"), NOBODY));
  }

  @Test
  void aVanishedEntryFailsThoughAnOlderBundleIsKnown() throws IOException {
    Path file = fixture.write("a.ts", model("@test/a"));
    cache.bundle(fixture.entry("a.ts"), NOBODY);
    Files.delete(file);

    assertEquals(ErrorCode.BUNDLE_FAILED, failure(fixture.entry("a.ts")).code());
  }

  @Test
  void packagesAreRefusedByNameAndPlace() {
    fixture.write("a.ts", "import x from \"npm:lodash-es@4.17.21\";\nexport const model = { x };");
    fixture.write("b.ts", "import x from \"jsr:@std/csv@1\";\nexport const model = { x };");
    fixture.write("c.ts", "\nimport x from \"https://example.org/x.ts\";\nexport const model = { x };");
    fixture.write("d.ts", "import { z } from \"npm:zod@3.22.4\";\nexport const model = { z };");
    fixture.write("e.ts", "import { z } from \"zod\";\nexport const model = { z };");

    SwampException first = failure(fixture.entry("a.ts"));
    assertEquals("Cannot bundle extensions/models/a.ts: extensions/models/a.ts:1:15: "
        + "the package npm:lodash-es@4.17.21 is not supported", first.text());
    assertTrue(first.hint().isPresent());
    assertTrue(failure(fixture.entry("b.ts")).text().contains("b.ts:1:15: the package jsr:@std/csv@1 is not"));
    assertTrue(failure(fixture.entry("c.ts")).text().contains("c.ts:2:1: the import https://example.org/x.ts is not"));
    assertTrue(failure(fixture.entry("d.ts")).text().contains("d.ts:1:19: the package npm:zod@3.22.4 is not"));
    assertTrue(failure(fixture.entry("e.ts")).text().contains("e.ts:1:19: nothing says what \"zod\" is"));
  }

  @Test
  void commonJsModulesDoNotLookForTheirPlaceInTheirOwnModule() {
    fixture.write("old.cjs", "module.exports = () => [__dirname, __filename];");
    fixture.write("a.ts", "import old from \"./old.cjs\";\nexport const model = { old };");

    String code = cache.bundle(fixture.entry("a.ts"), NOBODY).code();

    assertTrue(code.contains("[__dirname, __filename]"), code);
  }

  @Test
  void standardModulesOfJsrAreTheHostsInEverySpelling() {
    fixture.write("a.ts", """
        import { parse } from "jsr:@std/yaml@1.0.10/parse";
        import { walk } from "jsr:@std/fs@1/walk";
        import { crypto } from "jsr:@std/crypto@^1.0.3";
        import { encodeHex } from "jsr:@std/encoding/hex";
        import { contentType } from "https://deno.land/std@0.224.0/media_types/mod.ts";
        export const model = { parse, walk, crypto, encodeHex, contentType };
        """);

    String code = cache.bundle(fixture.entry("a.ts"), NOBODY).code();

    for (String required : List.of("jsr:@std/yaml@1", "jsr:@std/fs@1", "jsr:@std/crypto@1", "jsr:@std/encoding@1",
        "https://deno.land/std@0.224.0/media_types/mod.ts")) {
      assertTrue(code.contains("require(\"" + required + "\")"), code);
    }
  }

  @Test
  void thePathModuleOfJsrIsTheHostsInEverySpelling() {
    fixture.write("deno.json", "{ \"imports\": { \"@std/path\": \"jsr:@std/path@^1.0.8\" } }");
    fixture.write("a.ts", """
        import { join } from "jsr:@std/path@1";
        import * as path from "jsr:@std/path@1.1.4/posix";
        import { dirname } from "@std/path/dirname";
        import { resolve } from "@std/path";
        export const model = { join, path, dirname, resolve };
        """);
    fixture.write("b.ts", "import { join } from \"jsr:@std/path@1/windows\";\nexport const model = { join };");

    String code = cache.bundle(fixture.entry("a.ts"), NOBODY).code();

    assertEquals(4, code.split("require\\(\"jsr:@std/path@1\"\\)", -1).length - 1, code);
    assertTrue(failure(fixture.entry("b.ts")).text().contains("jsr:@std/path@1/windows is not supported"));
  }

  @Test
  void everySpellingOfTheHostsZodIsRequiredByOneName() {
    fixture.write("deno.json", "{ // comment\n \"imports\": { \"zod\": \"npm:zod@^4.1.0\", }, }");
    fixture.write("a.ts", """
        import { z } from "zod";
        import { z as a } from "npm:zod";
        import { z as b } from "npm:zod@4.3.6";
        import * as c from "npm:zod@4.4.3";
        export const model = { z, a, b, c };
        """);

    String code = cache.bundle(fixture.entry("a.ts"), NOBODY).code();

    Set<String> required = new HashSet<>();
    java.util.regex.Pattern.compile("require\\(\"([^\"]*)\"\\)").matcher(code).results()
        .forEach(result -> required.add(result.group(1)));
    assertEquals(Set.of("npm:zod@4"), required);
  }

  @Test
  void configurationGovernsUpToTheRepositoryAndItsChangesAreNoticed() throws IOException {
    fixture.write("sub/a.ts", "import { v } from \"@lib/v.ts\";\nimport { z } from \"zod\";\nexport const model = { v, z };");
    fixture.write("_lib/v.ts", "export const v = \"from lib\";");
    fixture.write("_other/v.ts", "export const v = \"from other\";");
    Path outside = fixture.write("../../deno.json", "{ \"imports\": { \"@lib/\": \"./x/\", \"zod\": \"npm:zod@4\" } }");
    failure(fixture.entry("sub/a.ts"));

    fixture.write("deno.json", "{ \"imports\": { \"@lib/\": \"./_lib/\", \"zod\": \"npm:zod@4\" } }");
    assertTrue(cache.bundle(fixture.entry("sub/a.ts"), NOBODY).code().contains("from lib"));
    fixture.write("deno.json", "{ \"imports\": { \"@lib/\": \"./_other/\", \"zod\": \"npm:zod@4\" } }");
    assertTrue(cache.bundle(fixture.entry("sub/a.ts"), NOBODY).code().contains("from other"));
    fixture.write("sub/deno.jsonc", "{ \"imports\": { \"@lib/\": \"../_lib/\", \"zod\": \"npm:zod@4\" } }");
    assertTrue(cache.bundle(fixture.entry("sub/a.ts"), NOBODY).code().contains("from lib"));
    fixture.write("sub/deno.jsonc", "{ \"imports\": ");
    Bundle older = cache.bundle(fixture.entry("sub/a.ts"), NOBODY);
    assertTrue(older.outdated().orElseThrow().contains("deno.jsonc is not valid JSON"), older.toString());
    assertTrue(Files.exists(outside));
  }

  @Test
  void anImportMapMayLieInAFileOfItsOwnWhoseChangesAreNoticed() {
    fixture.write("a.ts", "import { v } from \"@lib/v.ts\";\nexport const model = { v };");
    fixture.write("_lib/v.ts", "export const v = \"from lib\";");
    fixture.write("_other/v.ts", "export const v = \"from other\";");
    fixture.write("deno.json", "{ \"importMap\": \"./maps/imports.json\" }");
    failure(fixture.entry("a.ts"));

    fixture.write("maps/imports.json", "{ \"imports\": { \"@lib/\": \"../_lib/\" } }");
    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("from lib"));
    fixture.write("maps/imports.json", "{ \"imports\": { \"@lib/\": \"../_other/\" } }");
    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("from other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"./member\"]", "[\"./*\"]", "{ \"members\": [\"member/\"] }"})
  void aMemberOfAWorkspaceSharesItsImports(String workspace) {
    fixture.write("member/a.ts", "import { v } from \"v\";\nimport { w } from \"w\";\nexport const model = { v, w };");
    fixture.write("_lib/v.ts", "export const v = \"of the workspace\";");
    fixture.write("_lib/w.ts", "export const w = \"not this one\";");
    fixture.write("member/_w.ts", "export const w = \"of the member\";");
    fixture.write("member/deno.json", "{ \"imports\": { \"w\": \"./_w.ts\" } }");
    fixture.write("deno.json", "{ \"imports\": { \"v\": \"./_lib/v.ts\", \"w\": \"./_lib/w.ts\" } }");
    failure(fixture.entry("member/a.ts"));

    fixture.write("deno.json", "{ \"workspace\": " + workspace
        + ", \"imports\": { \"v\": \"./_lib/v.ts\", \"w\": \"./_lib/w.ts\" } }");
    String code = cache.bundle(fixture.entry("member/a.ts"), NOBODY).code();

    assertTrue(code.contains("of the workspace") && code.contains("of the member"), code);
  }

  @Test
  void textsBytesAndPagesCanBeImported() {
    fixture.write("note.md", "a note");
    fixture.write("page.html", "<b>page</b>");
    fixture.write("a.ts", """
        import note from "./note.md" with { type: "text" };
        import bytes from "./note.md" with { type: "bytes" };
        import page from "./page.html";
        export const model = { note, bytes, page };
        """);

    String code = cache.bundle(fixture.entry("a.ts"), NOBODY).code();

    assertTrue(code.contains("a note") && code.contains("<b>page</b>"), code);
  }

  @Test
  void aNativeAddonIsRefusedByName() {
    fixture.write("addon.node", "not read");
    fixture.write("a.ts", "import addon from \"./addon.node\";\nexport const model = { addon };");

    assertTrue(failure(fixture.entry("a.ts")).text()
        .endsWith("a.ts:1:1: the native addon \"./addon.node\" cannot be loaded by this runtime"));
  }

  @Test
  void oddNamesInAConfigurationDoNoHarm() {
    fixture.write("deno.json", """
        { "imports": { "/": "./_lib/", "./": "./_lib/", "a=b": "./_lib/v.ts", "x//y": "./_lib/v.ts", "t/": "./_lib" } }
        """);
    fixture.write("_lib/v.ts", "export const v = \"from lib\";");
    fixture.write("a.ts", "import { v } from \"t/v.ts\"; // from \"/q\" from \"a=b\" from \"x//y\"\nexport const model = { v };");

    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("from lib"));
  }

  @Test
  void aDependencyInAPackageFileNamesTheHostsZodToo() {
    fixture.write("a.ts", "import { z } from \"zod\";\nexport const model = { z };");
    fixture.write("package.json", "{ \"dependencies\": { \"zod\": \"^3.1.0\" } }");
    assertTrue(failure(fixture.entry("a.ts")).text()
        .contains("the package npm:zod@^3.1.0, imported as \"zod\", is not supported"));

    fixture.write("package.json", "{ \"dependencies\": { \"zod\": \"^4.1.0\" } }");

    assertTrue(cache.bundle(fixture.entry("a.ts"), NOBODY).code().contains("require(\"npm:zod@4\")"));
  }

  @Test
  void aResolverSuppliesPackages() {
    Path left = fixture.write("../../packages/left.js", "export const pad = \"padded\";");
    List<String> asked = new ArrayList<>();
    BundleCache resolving = new BundleCache(bundler, new BundleStore(cacheDirectory, new JdkFileOperations()),
        new PackageResolver() {
          @Override
          public PackageResolution resolve(Set<String> specifiers, ExtensionEntry entry, PackageClient client) {
            asked.addAll(specifiers);
            return new PackageResolution(
                specifiers.stream().collect(Collectors.toMap(each -> each, each -> left)), Map.of(), Optional.empty());
          }

          @Override
          public boolean isPackageFile(Path file) {
            return file.equals(left);
          }
        }, MEMORY);
    fixture.write("a.ts", "import { pad } from \"npm:left-pad@1\";\nimport * as w from \"jsr:@x/w@1/sub\";\n"
        + "// import y from \"npm:commented-out\";\nexport const model = { pad, w };");

    Bundle bundle = resolving.bundle(fixture.entry("a.ts"), NOBODY);

    assertTrue(bundle.code().contains("padded"));
    assertFalse(bundle.code().contains("require("), bundle.code());
    assertEquals(List.of("npm:left-pad@1", "jsr:@x/w@1/sub"), asked);
  }

  @Test
  void threadsThatAskAtOnceShareOneBuild() throws Exception {
    fixture.write("a.ts", ExtensionFixture.NOOP);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExtensionFixture.CountingBundler slow = new ExtensionFixture.CountingBundler(input -> {
      started.countDown();
      try {
        assertTrue(go.await(30, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return service.bundle(input);
    });
    BundleCache shared = newCache(slow);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Bundle>> results = new ArrayList<>();
      results.add(threads.submit(() -> shared.bundle(fixture.entry("a.ts"), NOBODY)));
      assertTrue(started.await(30, TimeUnit.SECONDS));
      for (int i = 0; i < 15; i++) {
        results.add(threads.submit(() -> shared.bundle(fixture.entry("a.ts"), NOBODY)));
      }
      go.countDown();
      Bundle first = results.getFirst().get();
      for (Future<Bundle> result : results) {
        assertSame(first, result.get());
      }
    }
    assertEquals(1, slow.builds.get());
  }

  @Test
  void anInterruptedRequestLeavesTheBuildToTheOthers() throws Exception {
    fixture.write("a.ts", ExtensionFixture.NOOP);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    BundleCache shared = newCache(input -> {
      started.countDown();
      try {
        assertTrue(go.await(30, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return service.bundle(input);
    });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ErrorCode> cancelled = threads.submit(
          () -> assertThrows(SwampException.class, () -> {
            Thread.currentThread().interrupt();
            shared.bundle(fixture.entry("a.ts"), NOBODY);
          }).code());
      assertEquals(ErrorCode.CANCELLED, cancelled.get());
      assertTrue(started.await(30, TimeUnit.SECONDS));
      Future<Bundle> other = threads.submit(() -> shared.bundle(fixture.entry("a.ts"), NOBODY));
      go.countDown();
      assertTrue(other.get().code().contains("@test/noop"));
    }
  }

  @Test
  void sourcesThatChangeWhileTheyAreBundledAreBundledAgain() {
    fixture.write("a.ts", model("@test/old"));
    List<BundleOutput> outputs = new ArrayList<>();
    BundleCache disturbed = newCache(input -> {
      outputs.add(service.bundle(input));
      if (outputs.size() == 1) {
        fixture.write("a.ts", model("@test/new"));
      }
      return outputs.getLast();
    });

    Bundle bundle = disturbed.bundle(fixture.entry("a.ts"), NOBODY);

    assertTrue(bundle.code().contains("@test/new"), bundle.code());
    assertTrue(newCache(BundleCacheTest::refuse).bundle(fixture.entry("a.ts"), NOBODY).code().contains("@test/new"));
  }

  @Test
  void anUnusableCacheDirectoryOnlyCostsTheRestart() throws IOException {
    Files.createDirectories(cacheDirectory.getParent());
    Files.writeString(cacheDirectory, "in the way");
    fixture.write("a.ts", ExtensionFixture.NOOP);

    Bundle bundle = cache.bundle(fixture.entry("a.ts"), NOBODY);

    assertEquals(Optional.empty(), bundle.sourceMap());
    assertSame(bundle, cache.bundle(fixture.entry("a.ts"), NOBODY));
  }

  @Test
  void bundlerTroubleIsNotRemembered() {
    fixture.write("a.ts", ExtensionFixture.NOOP);
    List<Integer> calls = new ArrayList<>();
    BundleCache shaky = newCache(input -> {
      calls.add(1);
      return calls.size() == 1 ? refuse(input) : service.bundle(input);
    });

    SwampException failure = assertThrows(SwampException.class, () -> shaky.bundle(fixture.entry("a.ts"), NOBODY));

    assertEquals(ErrorCode.BUNDLER_UNAVAILABLE, failure.code());
    assertTrue(shaky.bundle(fixture.entry("a.ts"), NOBODY).code().contains("@test/noop"));
  }

  @Test
  void differentTextGivesDifferentHashes() {
    fixture.write("a.ts", model("@test/a"));
    fixture.write("b.ts", model("@test/b"));

    assertNotEquals(cache.bundle(fixture.entry("a.ts"), NOBODY).hash(), cache.bundle(fixture.entry("b.ts"), NOBODY).hash());
  }
}
