package swamp.runtime.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import swamp.protocol.JsonText;

/** The host's {@code jsr:@std} modules beside the one for paths. */
final class StandardModulesTest {
  @TempDir
  private Path directory;

  @Test
  void digestsAreThoseOfTheWebAndMoreOfPartsToo() throws InterruptedException {
    assertValue("""
        ["900150983cd24fb0d6963f7d28e17f72", "900150983cd24fb0d6963f7d28e17f72", "ba7816bf", true, true, "Unrecognized algorithm name: X",
         false]""", """
        const { crypto: c, timingSafeEqual } = require("jsr:@std/crypto@1");
        const { encodeHex } = require("jsr:@std/encoding@1");
        const text = (part) => new TextEncoder().encode(part);
        async function* parts() { yield text("a"); yield text("bc"); }
        return [encodeHex(await c.subtle.digest("MD5", text("abc"))), encodeHex(await c.subtle.digest("MD5", parts())),
          encodeHex(c.subtle.digestSync({ name: "sha-256" }, [text("ab"), text("c")])).slice(0, 8),
          c.randomUUID().length === 36, c.getRandomValues(new Uint8Array(2)).length === 2,
          await c.subtle.digest("x", text("")).catch((e) => e.message), timingSafeEqual(text("a"), text("b"))];""");
  }

  @Test
  void bytesAreWrittenAsTextAndReadAgain() throws InterruptedException {
    assertValue("""
        ["00ff", [0, 255], "+/8=", [251, 255], "-_8", [251, 255], "NBSWY3DP", "hello", "Cannot decode input: Invalid character (z)",
         "NA======"]""", """
        const e = require("jsr:@std/encoding@1");
        const said = (work) => { try { work(); } catch (error) { return error.message; } };
        return [e.encodeHex(new Uint8Array([0, 255])), [...e.decodeHex("00FF")], e.encodeBase64(new Uint8Array([251, 255])),
          [...e.decodeBase64("+/8=")], e.encodeBase64Url(new Uint8Array([251, 255])), [...e.decodeBase64Url("-_8")],
          e.encodeBase32("hello"), new TextDecoder().decode(e.decodeBase32("NBSWY3DP")), said(() => e.decodeHex("zz")),
          e.encodeBase32("h")];""");
  }

  @Test
  void yamlIsReadAndWritten() throws InterruptedException {
    assertValue("""
        [{"a": [1, "2"], "d": "2024-01-02T00:00:00.000Z"}, null, [1, 2], "a:\\n  - 1\\nb: null\\n", "SyntaxError"]""", """
        const { parse, parseAll, stringify } = require("jsr:@std/yaml@1");
        let refused;
        try { parse("a: ["); } catch (e) { refused = e.name; }
        return [parse("a: [1, '2']\\nd: 2024-01-02"), parse(""), parseAll("1\\n---\\n2"), stringify({ a: [1], b: null }), refused];""");
  }

  @Test
  void yamlThatCannotBeReadIsShownWithItsPlace() throws InterruptedException {
    assertValue("""
        ["Cannot store mapping pair: duplicated key at line 2, column 1:\\n    a: 2\\n    ^",
         "Cannot read alias: unidentified alias \\"b\\" at line 1, column 6:\\n    a: *b\\n         ^",
         "Unexpected end of the stream within a double quoted scalar at line 2, column 1:\\n    \\n    ^",
         "Cannot read a block mapping entry: a multiline key may not be an implicit key at line 3, column 2:\\n    d: 1\\n     ^"]""", """
        const { parse } = require("jsr:@std/yaml@1");
        const said = (text) => { try { parse(text); } catch (error) { return error.message; } };
        return [said("a: 1\\na: 2"), said("a: *b"), said('a: "b\\n'), said('a: 1\\nb: "c" more\\nd: 1')];""");
  }

  @Test
  void mediaTypesAreKnownByExtension() throws InterruptedException {
    assertValue("""
        ["application/json; charset=UTF-8", "text/html; charset=UTF-8", "image/png", "png", ["text/plain", {"charset": "x y"}],
         "a/b; c=\\"d e\\"", null]""", """
        const m = require("jsr:@std/media-types@1");
        return [m.contentType(".json"), m.contentType("html"), m.typeByExtension("PNG"), m.extension("image/png"),
          m.parseMediaType("Text/Plain; charset=\\"x y\\""), m.formatMediaType("a/b", { c: "d e" }),
          m.contentType("nothing-like-it") ?? null];""");
  }

  @Test
  void filesAreWalkedCopiedMovedAndMadeSure() throws InterruptedException {
    assertValue("""
        [["w", "w/a.ts", "w/sub", "w/sub/b.ts", "w/sub/c.txt"], ["w/a.ts", "w/sub/b.ts"], ["w/a.ts"], true, false, false, true, "hello",
         "AlreadyExists", ["a.ts", "b.ts"], [], true, "expected 'dir', got 'file'"]""", """
        const fs = require("jsr:@std/fs@1");
        await fs.ensureDir("w/sub");
        await fs.ensureFile("w/a.ts");
        fs.ensureFileSync("w/sub/b.ts");
        await Deno.writeTextFile("w/sub/c.txt", "hello");
        const walked = async (options) => (await Array.fromAsync(fs.walk("w", options))).map((each) => each.path).sort();
        const all = await walked();
        const found = await walked({ exts: ["ts"], includeDirs: false });
        const shallow = await walked({ maxDepth: 1, includeDirs: false });
        await fs.copy("w", "v");
        const copied = await Deno.readTextFile("v/sub/c.txt");
        const refused = await fs.copy("w", "v").catch((e) => e.name);
        await fs.move("v/sub", "moved");
        const globbed = (await Array.fromAsync(fs.expandGlob("w/**/*.ts"))).map((each) => each.name).sort();
        const isThere = [await fs.exists("w"), fs.existsSync("nothing"), await fs.exists("w", { isFile: true }),
          await fs.exists("moved/b.ts")];
        await fs.emptyDir("w");
        const left = [...fs.walkSync("w", { includeDirs: false })];
        const kind = await fs.ensureDir("moved/b.ts").catch((e) => e.message.split(": ")[1]);
        return [all, found, shallow, ...isThere, copied, refused, globbed, left, fs.existsSync("w"), kind];""");
  }

  private void assertValue(String json, String snippet) throws InterruptedException {
    assertEquals(JsonText.compact(JsonText.parse(json)), JsonText.compact(new DenoHarness(directory).run(snippet)), snippet);
  }
}
