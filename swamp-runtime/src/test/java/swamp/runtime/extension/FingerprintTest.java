package swamp.runtime.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir
  private Path directory;

  @Test
  void aSingleFileIsNameAndHash() {
    ExtensionFixture fixture = new ExtensionFixture(directory);
    fixture.write("probe.ts", "export const model = {};");

    assertEquals(
        ContentHash.of("probe.ts:" + ContentHash.of("export const model = {};")),
        Fingerprint.of(fixture.entry("probe.ts")));
  }

  @Test
  void importedFilesInsideTheBaseDirectoryCountWithTheirPaths() {
    ExtensionFixture fixture = new ExtensionFixture(directory);
    String multi = """
        import { a } from "../_lib/util.ts";
        import type { T } from "./types.ts";
        import x from "../../outside.ts";
        import { z } from "npm:zod@4";
        import "./side.ts";
        export * from "./gone.ts";
        export const model = { a, x, z };
        """;
    String util = "export { b as a } from './deep/b.ts';";
    fixture.write("sub/multi.ts", multi);
    fixture.write("_lib/util.ts", util);
    fixture.write("_lib/deep/b.ts", "import { a } from \"../util.ts\"; export const b = 1;");
    fixture.write("sub/types.ts", "export type T = 1;");
    fixture.write("sub/side.ts", "console.log(1);");
    fixture.write("../outside.ts", "export default 1;");

    String expected = "_lib/deep/b.ts:" + ContentHash.of("import { a } from \"../util.ts\"; export const b = 1;") + "\n"
        + "_lib/util.ts:" + ContentHash.of(util) + "\n"
        + "sub/multi.ts:" + ContentHash.of(multi) + "\n"
        + "sub/types.ts:" + ContentHash.of("export type T = 1;");

    assertEquals(ContentHash.of(expected), Fingerprint.of(fixture.entry("sub/multi.ts")));
  }

  @Test
  void theGoldenModelHasTheFingerprintOfItsRunRecords() throws IOException {
    Path shared = Path.of(System.getProperty("swamp.shared", System.getProperty("swamp.root", "..") + "/../shared"));
    Path source = shared.resolve("golden/ext/noop.ts");
    assumeTrue(Files.isReadable(source), "no golden data at " + source);
    ExtensionFixture fixture = new ExtensionFixture(directory);
    fixture.write("noop.ts", Files.readString(source));

    assertEquals(
        "88270ebc6d9cc84aede0c83824ab198f20e8473d0a3cb692ad8d048888a0eb9c", Fingerprint.of(fixture.entry("noop.ts")));
  }
}
