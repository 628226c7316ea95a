package swamp.runtime.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of Node.js' "exports". */
final class PackageEntryPointTest {
  @TempDir
  Path directory;

  @BeforeEach
  void files() throws IOException {
    for (String name : new String[] {"main.js", "main.mjs", "util.js", "lib/a.js", "lib/deep/b.js", "secret.js"}) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
  }

  @Test
  void withoutExportsTheBundlerDecides() throws IOException {
    assertEquals(found(""), resolve("{}", ""));
    assertEquals(found("lib/a"), resolve("{}", "lib/a"));
  }

  @Test
  void aTextIsTheMainExport() throws IOException {
    assertEquals(found("main.js"), resolve("{\"exports\": \"./main.js\"}", ""));
    assertEquals(Optional.empty(), resolve("{\"exports\": \"./main.js\"}", "util"));
  }

  @Test
  void theFirstConditionThatHoldsIsTaken() throws IOException {
    String exports = """
        {"exports": {"browser": "./secret.js", "types": "./main.d.ts",
          "node": {"require": "./secret.js", "import": "./main.mjs"}, "default": "./main.js"}}""";
    assertEquals(found("main.mjs"), resolve(exports, ""));
    assertEquals(found("main.js"), resolve("{\"exports\": [{\"require\": \"./main.mjs\"}, \"./main.js\"]}", ""));
  }

  @Test
  void subpathsAreNamedOrMatchedByTheLongestPattern() throws IOException {
    String exports = """
        {"exports": {".": {"import": "./main.mjs"}, "./util": "./util.js", "./lib/*": "./lib/*.js",
          "./lib/deep/*.js": "./lib/deep/*.js", "./hidden/*": null}}""";
    assertEquals(found("main.mjs"), resolve(exports, ""));
    assertEquals(found("util.js"), resolve(exports, "util"));
    assertEquals(found("lib/a.js"), resolve(exports, "lib/a"));
    assertEquals(found("lib/deep/b.js"), resolve(exports, "lib/deep/b.js"));
    assertEquals(Optional.empty(), resolve(exports, "hidden/secret"));
    assertEquals(Optional.empty(), resolve(exports, "secret.js"));
  }

  @Test
  void nothingOutsideThePackageIsOffered() throws IOException {
    Files.writeString(directory.resolveSibling(directory.getFileName() + "-other.js"), "");
    assertEquals(Optional.empty(),
        resolve("{\"exports\": {\"./*\": \"./../*\"}}", directory.getFileName() + "-other.js"));
  }

  private Optional<Path> found(String file) {
    return Optional.of(directory.resolve(file));
  }

  private Optional<Path> resolve(String packageFile, String subpath) throws IOException {
    Files.writeString(directory.resolve("package.json"), packageFile);
    return new PackageEntryPoint(directory).resolve(subpath);
  }
}
