package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** URL and URLSearchParams as the URL standard has them. */
class UrlTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void addressesAreParsedAndNormalised() throws InterruptedException {
    script.assertValue("""
        ["http://example.com/%7Efoo?q#h", "http://ex.org/%C3%BC?%C3%A4#%C3%B6", "http://a/b/x", "http://[::1]/",
            "http://127.0.0.1/",
         "https://xn--mnchen-3ya.de/", "file:///C:/x"]""", """
        return [new URL("HTTP://EXAMPLE.com:80/%7Efoo?q#h"), new URL("http://ex.org/ü?ä#ö"), new URL("../x",
            "http://a/b/c/"),
          new URL("http://[0:0::1]"), new URL("http://2130706433"), new URL("https://münchen.de"),
              new URL("file:///C|/x")].map(String);""");
  }

  @Test
  void partsCanBeReadAndChanged() throws InterruptedException {
    script.assertValue("""
        ["http://h:1", "u", "p", "h:1", "1", "/p", "?q=1", "#f", "https://u:p@other/n?a=b#f", "b"]""", """
        const url = new URL("http://u:p@h:1/p?q=1#f");
        const parts = [url.origin, url.username, url.password, url.host, url.port, url.pathname, url.search, url.hash];
        url.protocol = "https:";
        url.host = "other";
        url.port = "";
        url.pathname = "n";
        url.searchParams.delete("q");
        url.searchParams.set("a", "b");
        return [...parts, url.href, url.searchParams.get("a")];""");
  }

  @Test
  void whatIsNoAddressIsRefusedInDenosWords() throws InterruptedException {
    script.assertValue("""
        ["TypeError: Invalid URL: 'nope'", "TypeError: Invalid URL: 'x' with base 'y'", false, true, null]""", """
        const failure = (...args) => { try { new URL(...args); } catch (e) { return String(e); } };
        return [failure("nope"), failure("x", "y"), URL.canParse("nope"), URL.canParse("a", "http://b"),
            URL.parse("nope")];""");
  }

  @Test
  void queriesAreFormEncoded() throws InterruptedException {
    script.assertValue("""
        ["a=1+2&b=%C3%A4&c=%26", [["x", "1"], ["x", "2"]], ["1", "2"], 2, true, "b=2&a=1", "a=1&b=2"]""", """
        const params = new URLSearchParams({ a: "1 2", b: "ä", c: "&" });
        const list = new URLSearchParams("?x=1&x=2");
        const sorted = new URLSearchParams([["b", "2"], ["a", "1"]]);
        const before = sorted.toString();
        sorted.sort();
        return [params.toString(), [...list], list.getAll("x"), list.size, list.has("x", "2"), before,
            sorted.toString()];""");
  }

  @Test
  void zodKnowsAddressesAndBase64() throws InterruptedException {
    script.assertValue("[true, false, true, true, false]", """
        const ok = (schema, value) => schema.safeParse(value).success;
        return [ok(z.url(), "https://a.b/c"), ok(z.url(), "nope"), ok(z.ipv6(), "::1"), ok(z.base64(), "YQ=="),
            ok(z.base64(), "Y")];""");
  }
}
