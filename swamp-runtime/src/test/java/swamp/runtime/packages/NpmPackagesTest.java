package swamp.runtime.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.runtime.extension.ExtensionDirectory;
import swamp.runtime.extension.ExtensionEntry;
import swamp.runtime.extension.ExtensionOrigin;
import swamp.runtime.extension.PackageClient;
import swamp.runtime.extension.PackageResolution;
import swamp.runtime.file.JdkFileOperations;

/** Fetching with a stand-in for npm, which makes an empty package for each dependency that it is asked for. */
final class NpmPackagesTest {
  private static final String NPM = """
      #!/bin/sh
      echo "$@" >> "$CALLS"
      cat package.json >> "$CALLS"
      if [ "$1" = config ]; then echo "${JSR:-undefined}"; exit 0; fi
      case "$COMPLAINT $*" in *ERESOLVE*--force*) COMPLAINT= ;; esac
      if [ -n "$COMPLAINT" ]; then echo "$COMPLAINT" >&2; exit 1; fi
      echo 'npm http fetch GET 200 https://registry.example/x/-/x-1.0.0.tgz 5ms'
      echo 'npm http fetch GET 200 https://registry.example/y/-/y-1.0.0.tgz 5ms'
      sed -n 's/^    "\\(.*\\)": ".*"[,]*$/\\1/p' package.json | while read -r name; do
        mkdir -p "node_modules/$name"
        echo '{"exports": {".": "./index.js", "./sub": "./sub.js"}}' > "node_modules/$name/package.json"
        touch "node_modules/$name/index.js" "node_modules/$name/sub.js"
      done
      echo '{}' > package-lock.json
      """;

  @TempDir
  Path scratch;

  private Path store;
  private Path calls;
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void standIn() throws IOException {
    store = scratch.resolve("cache/packages");
    calls = scratch.resolve("calls.txt");
    Path npm = Files.createDirectories(scratch.resolve("bin")).resolve("npm");
    Files.writeString(npm, NPM);
    assertTrue(npm.toFile().setExecutable(true));
  }

  @Test
  void whatIsThereIsNeverFetchedAgain() throws IOException {
    PackageResolution first = resolve(packages(), "", "npm:yaml@2.6.1", "npm:@s/x@1/sub");
    PackageResolution second = packages().resolve(
        Set.of("npm:@s/x@1/sub", "npm:yaml@2.6.1"), entry(), PackageClient.silent(Map.of()));

    assertEquals(first, second);
    assertEquals(Map.of(), first.problems());
    assertTrue(first.files().get("npm:yaml@2.6.1").endsWith("node_modules/yaml/index.js"));
    assertTrue(first.files().get("npm:@s/x@1/sub").endsWith("node_modules/@s/x/sub.js"));
    assertEquals(1, calls("install"));
  }

  @Test
  void noCodeOfAPackageRunsAndTheLockFileIsKept() throws IOException {
    Path file = resolve(packages(), "", "npm:yaml@2").files().get("npm:yaml@2");

    assertEquals(1, calls("--ignore-scripts"));
    assertTrue(Files.exists(file.getParent().getParent().resolveSibling("package-lock.json")));
  }

  @Test
  void theStoreIsOpenToItsOwnerOnlyAndItsFilesAreKnown() throws IOException {
    NpmPackages packages = packages();
    Path file = resolve(packages, "", "npm:yaml@2").files().get("npm:yaml@2");

    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
    assertTrue(packages.isPackageFile(file));
    assertFalse(packages.isPackageFile(entry().file()));
  }

  @Test
  void theClientHearsWhatIsFetched() {
    resolve(packages(), "", "npm:yaml@2");

    assertEquals(List.of("Fetching npm:yaml@2", "Fetching npm:yaml@2: 1 archive", "Fetching npm:yaml@2: 2 archives"),
        progress);
  }

  @Test
  void threadsThatWantTheSameWaitForOneFetch() throws Exception {
    NpmPackages packages = packages();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PackageResolution>> answers = Stream.generate(() -> threads.submit(() ->
          packages.resolve(Set.of("npm:yaml@2"), entry(), PackageClient.silent(environment(""))))).limit(8).toList();
      for (Future<PackageResolution> answer : answers) {
        assertEquals(1, answer.get().files().size());
      }
    }
    assertEquals(1, calls("install"));
  }

  @Test
  void aFailureIsToldOfThePackageAtFaultAndLeavesNothing() throws IOException {
    PackageResolution resolution = resolve(packages(),
        "npm error code E404\nnpm error 404  The requested resource 'gone@1' could not be found", "npm:yaml@2", "npm:gone@1");

    assertEquals(Map.of("npm:gone@1", "npm's registry has no such package"), resolution.problems());
    assertEquals(Map.of(), resolution.files());
    try (Stream<Path> left = Files.list(store)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void afterAFailureNpmIsNotAskedAgainAtOnceButSoon() throws IOException {
    NpmPackages packages = packages();
    resolve(packages, "npm error code ENOTFOUND", "npm:yaml@2");
    assertEquals("npm cannot reach the package registry (ENOTFOUND)",
        resolve(packages, "", "npm:yaml@2").problems().get("npm:yaml@2"));
    assertEquals(1, calls("install"));

    now = now.plusSeconds(6);

    assertEquals(1, resolve(packages, "", "npm:yaml@2").files().size());
  }

  @Test
  void whileNoRegistryIsReachedOnlyWhatIsThereIsHad() throws IOException {
    NpmPackages packages = packages();
    resolve(packages, "", "npm:there@1");
    resolve(packages, "npm error code ECONNREFUSED", "npm:yaml@2");

    assertEquals(1, resolve(packages, "", "npm:there@1").files().size());
    assertEquals(1, resolve(packages, "", "npm:other@2").problems().size());
    assertEquals(2, calls("install"));
  }

  @Test
  void npmIsToldWhereJsrIsUnlessItKnows() throws IOException {
    resolve(packages(), "", "npm:yaml@2");
    assertEquals(0, calls("@jsr:registry"));

    resolve(packages(), "", "jsr:@s/x@1");
    assertEquals(1, calls("--@jsr:registry=https://npm.jsr.io"));

    Map<String, String> knowing = new java.util.HashMap<>(environment(""));
    knowing.put("JSR", "https://jsr.example");
    packages().resolve(Set.of("jsr:@s/y@1"), entry(), PackageClient.silent(knowing));
    assertEquals(3, calls("install"));
    assertEquals(1, calls("--@jsr:registry"));
  }

  @Test
  void packagesThatDisagreeAboutAThirdOneAreFetchedAllTheSame() throws IOException {
    PackageResolution resolution = resolve(packages(), "npm error code ERESOLVE", "npm:yaml@2");

    assertEquals(Set.of("npm:yaml@2"), resolution.files().keySet());
    assertEquals(2, calls("install"));
  }

  @Test
  void withoutNpmTheErrorSaysSo() {
    PackageResolution resolution = packages().resolve(
        Set.of("npm:yaml@2"), entry(), PackageClient.silent(Map.of("PATH", scratch.resolve("empty").toString())));

    assertEquals(Map.of("npm:yaml@2", "npm was not found on the PATH"), resolution.problems());
    assertTrue(resolution.hint().orElseThrow().startsWith("Install Node.js"));
  }

  @Test
  void jsrWithoutItsScopeSaysHowToSetItUp() {
    PackageResolution resolution = resolve(packages(),
        "npm error code E404\nnpm error 404  '@jsr/std__path@1' is not in this registry.", "jsr:@std/path@1");

    assertEquals(Set.of("jsr:@std/path@1"), resolution.problems().keySet());
    assertTrue(resolution.hint().orElseThrow().contains("@jsr"));
  }

  @Test
  void whatAPackageDoesNotExportIsAProblemOfThatImportOnly() {
    PackageResolution resolution = resolve(packages(), "", "npm:yaml@2", "npm:yaml@2/inner", "npm:x@file:../x");

    assertEquals(Set.of("npm:yaml@2"), resolution.files().keySet());
    assertEquals("the package does not export \"inner\"", resolution.problems().get("npm:yaml@2/inner"));
    assertEquals("only packages of a registry can be fetched, by name and version",
        resolution.problems().get("npm:x@file:../x"));
  }

  private NpmPackages packages() {
    return new NpmPackages(new PackageStore(store, new JdkFileOperations(), new NpmCommand()), () -> now);
  }

  private PackageResolution resolve(NpmPackages packages, String complaint, String... specifiers) {
    return packages.resolve(Set.of(specifiers), entry(), new PackageClient(environment(complaint), progress::add));
  }

  private Map<String, String> environment(String complaint) {
    return Map.of("PATH", scratch.resolve("bin") + ":" + System.getenv("PATH"), "CALLS", calls.toString(),
        "COMPLAINT", complaint);
  }

  private ExtensionEntry entry() {
    Path models = scratch.resolve("repository/extensions/models");
    return new ExtensionEntry(models.resolve("a.ts"),
        new ExtensionDirectory(models, ExtensionOrigin.LOCAL, scratch.resolve("repository")));
  }

  private long calls(String word) throws IOException {
    return Files.readAllLines(calls).stream().filter(line -> line.contains(word)).count();
  }
}
