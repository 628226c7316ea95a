package swamp.runtime.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackageSpecifierTest {
  @ParameterizedTest
  @CsvSource({
    "npm:yaml, yaml, *, ''",
    "npm:yaml@2.6.1, yaml, 2.6.1, ''",
    "npm:/yaml@^2, yaml, ^2, ''",
    "npm:yaml@2/util, yaml, 2, util",
    "npm:yaml/dist/index.js, yaml, *, dist/index.js",
    "npm:@aws-sdk/client-sts@3, @aws-sdk/client-sts, 3, ''",
    "npm:@aws-sdk/client-sts@3.1.0/dist-es/index.js, @aws-sdk/client-sts, 3.1.0, dist-es/index.js",
    "npm:@aws-sdk/client-sts, @aws-sdk/client-sts, *, ''",
    "npm:left-pad@latest, left-pad, latest, ''",
    "npm:x@^1 || >=2 <3, x, ^1 || >=2 <3, ''",
    "jsr:@std/path@1, @jsr/std__path, 1, ''",
    "jsr:@std/path@^1.0.0/posix/join, @jsr/std__path, ^1.0.0, posix/join",
  })
  void aSpecifierHasNameRangeAndSubpath(String text, String name, String range, String subpath) {
    assertEquals(Optional.of(new PackageSpecifier(text, name, range, subpath)), PackageSpecifier.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npm:", "npm:@aws-sdk", "jsr:path@1", "npm:x@file:../x", "npm:x@git+ssh://host/x",
      "npm:x@workspace:*", "npm:../x", "npm:@a/../x", "https://example.org/x.ts", "yaml"})
  void whatNoRegistryCouldServeIsRefused(String text) {
    assertEquals(Optional.empty(), PackageSpecifier.parse(text));
  }

  @Test
  void onlyPackagesOfJsrComeThroughItsScope() {
    assertEquals(true, PackageSpecifier.parse("jsr:@a/b").orElseThrow().isJsr());
    assertEquals(false, PackageSpecifier.parse("npm:@jsr/a__b").orElseThrow().isJsr());
  }
}
