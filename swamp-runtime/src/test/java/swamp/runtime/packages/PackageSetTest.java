package swamp.runtime.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

final class PackageSetTest {
  @Test
  void theSameWishesInAnyOrderAreTheSameSet() {
    assertEquals(set("npm:a@1", "npm:b@2").key(), set("npm:b@2/sub", "npm:a@1", "npm:b@2").key());
    assertNotEquals(set("npm:a@1").key(), set("npm:a@2").key());
    assertNotEquals(set("npm:a@1").key(), set("npm:a@1", "npm:b@2").key());
  }

  @Test
  void twoVersionsOfOnePackageLieInTwoFolders() {
    PackageSet set = set("npm:@s/a@1", "npm:@s/a@2", "npm:b@3");

    assertEquals(3, set.dependencies().size());
    String first = set.folder(specifier("npm:@s/a@1/sub"));
    String second = set.folder(specifier("npm:@s/a@2"));
    assertEquals("@s/a", first);
    assertNotEquals(first, second);
    assertEquals("npm:@s/a@2", set.dependencies().get(second));
    assertEquals(Map.of("@s/a", "1", "b", "3", second, "npm:@s/a@2"), set.dependencies());
  }

  @Test
  void thePackageFileAsksForAllMembersInAFixedOrder() {
    var file = JsonText.parse(set("npm:b@3", "jsr:@std/path@^1", "npm:a").packageFile());

    assertEquals(true, file.path("private").asBoolean());
    assertEquals("{\"@jsr/std__path\":\"^1\",\"a\":\"*\",\"b\":\"3\"}", JsonText.compact(file.path("dependencies")));
  }

  private static PackageSet set(String... specifiers) {
    return PackageSet.of(Arrays.stream(specifiers).map(PackageSetTest::specifier).toList());
  }

  private static PackageSpecifier specifier(String text) {
    return PackageSpecifier.parse(text).orElseThrow();
  }
}
