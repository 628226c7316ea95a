package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** The host's {@code jsr:@std/path}. */
final class StandardPathTest {
  private static final String IMPORT = "const p = require(\"jsr:@std/path@1\");";
  private final ScriptHarness harness = new ScriptHarness();

  @Test
  void pathsAreThoseOfNodeAndAddressesAreTakenToo() throws InterruptedException {
    assertValue("""
        ["a/c", "/x/y", "y.ts", "y", ".ts", "/b c", "."]""", """
        [p.join("a", "b", "..", "c"), p.dirname("/x/y/z.ts"), p.basename("/x/y.ts"), p.basename("y.ts", ".ts"),
          p.extname(new URL("file:///x/y.ts")), p.normalize(new URL("file:///a/../b%20c")), p.join()]""");
    assertValue("[\"/\", \":\", true, \"../d\", \"/r/a\"]", """
        [p.SEPARATOR, p.DELIMITER, p.isAbsolute("/x"), p.relative("/a/b", "/a/d"), p.resolve("/r", "a")]""");
    assertValue("{\"root\":\"/\",\"dir\":\"/a\",\"base\":\"b.c\",\"ext\":\".c\",\"name\":\"b\"}", "p.parse(\"/a/b.c\")");
  }

  @Test
  void theWorkingDirectoryIsTheCallers() throws InterruptedException {
    assertValue("true", "p.resolve(\"x\") === p.join(Deno.cwd(), \"x\")");
  }

  @Test
  void fileAddressesAreWrittenAndRead() throws InterruptedException {
    assertValue("[\"file:///a%20b/%25c%5C/%3Fd%23\", \"/a b/%c\\\\/?d#\", \"/100%\"]", """
        [p.toFileUrl("/a b/%c\\\\/?d#").href, p.fromFileUrl(p.toFileUrl("/a b/%c\\\\/?d#")), p.fromFileUrl("file:///100%")]""");
    assertValue("[\"Path must be absolute: received \\\"x\\\"\", \"URL must be a file URL: received \\\"https:\\\"\"]", """
        [() => p.toFileUrl("x"), () => p.fromFileUrl("https://x/")].map((f) => {
          try { f(); } catch (e) { return e.message; }
        })""");
  }

  @Test
  void theCommonPartOfPathsEndsAtASeparator() throws InterruptedException {
    assertValue("[\"./deno/std/\", \"a/b\", \"a/b\", \"\", \"a\", \"x-\"]", """
        [p.common(["./deno/std/path/mod.ts", "./deno/std/fs/mod.ts"]), p.common(["a/b", "a/b/c"]), p.common(["a/b"]),
          p.common(["a", "b"]), p.common(["a/b", "a/c", "a"]), p.common(["x-1", "x-2"], "-")]""");
  }

  @Test
  void globsMatchWholePaths() throws InterruptedException {
    assertMatches("*.ts", "a.ts", true);
    assertMatches("*.ts", "b/a.ts", false);
    assertMatches("**/*.ts", "a.ts", true);
    assertMatches("**/*.ts", "b/c/a.ts", true);
    assertMatches("src/**", "src/a/b", true);
    assertMatches("src/**/x", "src/x", true);
    assertMatches("a?c", "abc", true);
    assertMatches("a?c", "a/c", false);
    assertMatches("[a-c]x", "bx", true);
    assertMatches("[!a-c]x", "bx", false);
    assertMatches("[[:digit:]]", "7", true);
    assertMatches("{a,b*}.js", "bcd.js", true);
    assertMatches("@(a|b).js", "b.js", true);
    assertMatches("!(a).js", "b.js", true);
    assertMatches("!(a).js", "a.js", false);
    assertMatches("a+(b)", "abbb", true);
    assertMatches("a(b", "a(b", true);
    assertMatches("a[b", "a[b", true);
    assertMatches("a//b/", "a/b", true);
    assertMatches("a.b", "axb", false);
    assertMatches("", "", false);
    assertValue("true", "p.globToRegExp(\"*.TS\", { caseInsensitive: true }).test(\"a.ts\")");
  }

  @Test
  void aTextWithAPatternInItIsAGlob() throws InterruptedException {
    assertValue("[true,true,true,true,true,false,false,false,false]",
        "[\"*.js\", \"!x\", \"a?\", \"[ab]\", \"{a,b}\", \"a.js\", \"\", \"\\\\*\", \"a(b\"].map(p.isGlob)");
    assertValue("[\"**/..\", \"a/**/../b\", \"x\"]", """
        [p.normalizeGlob("**/..", { globstar: true }), p.joinGlobs(["a", "**", "..", "b"], { globstar: true }),
          p.normalizeGlob("**/../x")]""");
  }

  private void assertMatches(String glob, String path, boolean expected) throws InterruptedException {
    assertValue(String.valueOf(expected), "p.globToRegExp(\"" + glob + "\").test(\"" + path + "\")");
  }

  private void assertValue(String json, String expression) throws InterruptedException {
    harness.assertValue(json, IMPORT + "\nreturn " + expression + ";");
  }
}
