package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

class EsbuildServiceTest {
  @TempDir
  private Path directory;

  private ExtensionFixture fixture;
  private EsbuildService service;
  private EsbuildCommand command;

  @BeforeEach
  void open() {
    fixture = new ExtensionFixture(directory);
    service = new EsbuildService(ExtensionFixture.esbuild());
    command = new EsbuildCommand(ExtensionFixture.esbuild());
  }

  @AfterEach
  void close() {
    service.close();
  }

  private BundleOutput.Bundled bundled(BundleOutput output) {
    return assertInstanceOf(BundleOutput.Bundled.class, output, () -> String.valueOf(output));
  }

  @Test
  void typeScriptBecomesTheBodyOfACommonJsFunctionThatRequiresTheHostsZod() {
    fixture.write("noop.ts", ExtensionFixture.NOOP);

    BundleOutput.Bundled output = bundled(service.bundle(fixture.input("noop.ts")));

    assertTrue(output.code().contains("module.exports = __toCommonJS("), output.code());
    assertTrue(output.code().contains("require(\"npm:zod@4\")"), output.code());
    assertFalse(output.code().contains("satisfies"), output.code());
    assertEquals(Set.of("noop.ts"), output.inputs());
    assertEquals(Map.of("npm:zod@4", "noop.ts"), output.externals());
    assertTrue(output.sourceMap().contains("\"noop.ts\""), output.sourceMap());
    assertEquals(List.of(), output.warnings());
  }

  @Test
  void jsonImportsHelpersAndStrangePathsAreBundled() {
    fixture.write("with space/ünï 😀.ts", """
        import data from "../_lib/daten é.json" with { type: "json" };
        import { twice } from "../_lib/util.ts";
        import os from "node:os";
        export const model = { type: "@test/x", n: twice(data.n), os, url: import.meta.url };
        """);
    fixture.write("_lib/daten é.json", "{ \"n\": 21 }");
    fixture.write("_lib/util.ts", "export const twice = (n: number): number => n * 2; export const unused = 1;");

    BundleOutput.Bundled output = bundled(service.bundle(fixture.input("with space/ünï 😀.ts")));

    assertEquals(Set.of("with space/ünï 😀.ts", "_lib/daten é.json", "_lib/util.ts"), output.inputs());
    assertTrue(output.code().contains("n: 21"), output.code());
    assertTrue(output.code().contains("url: module.url"), output.code());
    assertFalse(output.code().contains("unused"), output.code());
    assertEquals(List.of(), output.warnings());
  }

  @Test
  void errorsNameFileLineAndText() {
    fixture.write("broken.ts", "export const model = {\n  type: \"@test/x\",\n  oops oops\n};\n");

    BundleOutput output = service.bundle(fixture.input("broken.ts"));

    BundleMessage error = assertInstanceOf(BundleOutput.Rejected.class, output).errors().getFirst();
    assertEquals("Expected \"}\" but found \"oops\"", error.text());
    assertEquals(new BundleMessage.Location("broken.ts", 3, 7, "  oops oops"), error.location().orElseThrow());
    assertEquals("broken.ts:3:8: Expected \"}\" but found \"oops\"", error.toString());
  }

  @Test
  void topLevelAwaitIsRefusedInTheBundlersWords() {
    fixture.write("await.ts", "const x = 1;\nawait Promise.resolve(x);\nexport const model = { type: \"@test/x\" };\n");

    BundleOutput output = service.bundle(fixture.input("await.ts"));

    BundleMessage error = assertInstanceOf(BundleOutput.Rejected.class, output).errors().getFirst();
    assertTrue(error.text().startsWith("Top-level await"), error.text());
    assertEquals(2, error.location().orElseThrow().line());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "export const model = { type: \"@test/é\", go: () => import(\"node:os\") };",
      "import { z } from \"npm:zod@4\";\nexport const model = { a: z, m: import.meta.resolve };",
      "import \"./gone.ts\";\nimport \"npm:left-pad@1\";\nexport const model = {};",
      "export const model = {\n\n   \"x\": oops oops };",
      "export const model = { x: 1, x: 2 };\nif (x === -0) { const y = typeof x === \"strin\"; }",
      "const a = 1;\nawait a;\nexport const model = a;",
      "class A { @log x = 1; constructor(private readonly y: string) {} }\nfunction log() {}\nexport const model = new A(\"\");",
      "import z from \"npm:zod@3.22\"; export const model = z;",
  })
  void serviceAndCommandAgree(String text) {
    fixture.write("some dir/é.ts", text);

    assertEquals(command.bundle(fixture.input("some dir/é.ts")), service.bundle(fixture.input("some dir/é.ts")));
  }

  @Test
  void replacedSpecifiersAreTheWholeSpecifierOnly() {
    fixture.write("zod.ts", """
        import { z } from "npm:zod";
        import { z as z3 } from "npm:zod@3.22";
        export const model = { z, z3 };
        """);
    BundleInput input = new BundleInput(
        fixture.models().resolve("zod.ts"), fixture.models(),
        Map.of("npm:zod", HostZod.SPECIFIER), Set.of());

    BundleOutput output = service.bundle(input);

    List<BundleMessage> errors = assertInstanceOf(BundleOutput.Rejected.class, output).errors();
    assertEquals(List.of("Could not resolve \"npm:zod@3.22\""), errors.stream().map(BundleMessage::text).toList());
  }

  @Test
  void aSymbolicLinkIsBundledWhereItIsSeen() throws IOException {
    Path real = ExtensionFixture.write(directory.resolve("elsewhere/real.ts"),
        "import { a } from \"./beside.ts\"; export const model = { a };");
    fixture.write("beside.ts", "export const a = 42;");
    Files.createSymbolicLink(fixture.models().resolve("linked.ts"), real);

    BundleOutput.Bundled output = bundled(service.bundle(fixture.input("linked.ts")));

    assertEquals(Set.of("linked.ts", "beside.ts"), output.inputs());
  }

  @Test
  void nothingIsStartedBeforeTheFirstBuild() {
    assertEquals(OptionalLong.empty(), service.pid());
  }

  @Test
  void manyBuildsAtOnceEachGetTheirOwnResult() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<BundleOutput>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String name = "m" + i + ".ts";
        fixture.write(name, "export const model = { type: \"@test/m" + i + "\", filler: \"" + "x".repeat(i * 500) + "\" };");
        results.add(threads.submit(() -> service.bundle(fixture.input(name))));
      }
      for (int i = 0; i < results.size(); i++) {
        assertTrue(bundled(results.get(i).get()).code().contains("\"@test/m" + i + "\""));
      }
    }
  }

  @Test
  void aKilledServiceIsStartedAgainByTheNextBuild() throws Exception {
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    BundleOutput first = service.bundle(fixture.input("noop.ts"));
    ProcessHandle process = ProcessHandle.of(service.pid().orElseThrow()).orElseThrow();

    assertTrue(process.destroyForcibly());
    process.onExit().get(30, TimeUnit.SECONDS);

    assertEquals(first, service.bundle(fixture.input("noop.ts")));
    assertTrue(service.pid().orElseThrow() != process.pid());
  }

  @Test
  void buildsInFlightSurviveTheDeathOfTheService() throws Exception {
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 5; round++) {
        bundled(service.bundle(fixture.input("noop.ts")));
        ProcessHandle process = ProcessHandle.of(service.pid().orElseThrow()).orElseThrow();
        List<Future<BundleOutput>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          results.add(threads.submit(() -> service.bundle(fixture.input("noop.ts"))));
        }
        process.destroyForcibly();
        for (Future<BundleOutput> result : results) {
          bundled(result.get());
        }
      }
    }
  }

  @Test
  void closingEndsTheProcessAndRefusesFurtherBuilds() {
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    service.bundle(fixture.input("noop.ts"));
    ProcessHandle process = ProcessHandle.of(service.pid().orElseThrow()).orElseThrow();

    service.close();

    assertFalse(process.isAlive());
    SwampException refused = assertThrows(SwampException.class, () -> service.bundle(fixture.input("noop.ts")));
    assertEquals(ErrorCode.BUNDLER_UNAVAILABLE, refused.code());
  }

  @Test
  void anotherVersionIsRefusedAndTheCommandDoesTheWork() throws IOException {
    Path program = program("""
        case "$1" in
          --service=*) printf '\\006\\000\\000\\0000.27.0'; sleep 60 & exec cat >/dev/null ;;
          *) exec "%s" "$@" ;;
        esac
        """.formatted(ExtensionFixture.esbuild().path()));
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    try (EsbuildService wrong = new EsbuildService(EsbuildBinary.at(program));
        EsbuildBundler bundler = new EsbuildBundler(EsbuildBinary.at(program))) {
      SwampException failure = assertThrows(SwampException.class, () -> wrong.bundle(fixture.input("noop.ts")));

      assertEquals(ErrorCode.BUNDLER_UNAVAILABLE, failure.code());
      assertTrue(failure.text().contains("esbuild 0.28.2 is needed, this one is 0.27.0"), failure.text());
      bundled(bundler.bundle(fixture.input("noop.ts")));
    }
  }

  @Test
  void aProgramThatFailsAtOnceIsReportedWithWhatItSaid() throws IOException {
    Path program = program("echo 'no room left' >&2; exit 3");
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    try (EsbuildBundler bundler = new EsbuildBundler(EsbuildBinary.at(program))) {
      SwampException failure = assertThrows(SwampException.class, () -> bundler.bundle(fixture.input("noop.ts")));

      assertEquals(ErrorCode.BUNDLER_UNAVAILABLE, failure.code());
      assertTrue(failure.text().contains("no room left"), failure.text());
    }
  }

  @Test
  void aMissingProgramIsReportedWithTheLookedForPlaces() {
    fixture.write("noop.ts", ExtensionFixture.NOOP);
    try (EsbuildService missing = new EsbuildService(EsbuildBinary.below(directory))) {
      SwampException failure = assertThrows(SwampException.class, () -> missing.bundle(fixture.input("noop.ts")));

      assertEquals(ErrorCode.BUNDLER_UNAVAILABLE, failure.code());
      assertTrue(failure.text().contains(directory.resolve("lib/esbuild").toString()), failure.text());
      assertTrue(failure.hint().orElseThrow().contains("-Dswamp.esbuild="));
    }
  }

  private Path program(String script) throws IOException {
    Path file = Files.writeString(directory.resolve("fake-esbuild"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
