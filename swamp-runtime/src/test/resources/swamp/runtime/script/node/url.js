const u = require("url");
const out = {};
for (const s of [
  "http://user:pass@host.com:8080/p/a/t/h?query=string#hash",
  "/path?x=1",
  "//host/path",
  "http://EXAMPLE.com",
  "https://[::1]:80/x",
  "file:///etc/passwd",
  "foo",
  "?q",
  "#h",
  "http://a.com?x=1",
  "",
]) {
  const p = u.parse(s);
  out[s] = Object.fromEntries(Object.entries(p));
  out["f" + s] = u.format(p);
}
out.q = u.parse("http://a/?x=1&y=2&x=3", true).query;
out.resolve = [
  u.resolve("/one/two/three", "four"),
  u.resolve("http://example.com/", "/one"),
  u.resolve("http://example.com/one", "../two"),
];
out.file = [
  u.fileURLToPath("file:///a%20b/c"),
  u.pathToFileURL("/a b/%c#d?e").href,
  u.fileURLToPath(new URL("file:///x")),
];
out.opts = (() => {
  const o = u.urlToHttpOptions(new URL("https://a:b@host:1/p?q#h"));
  return [o.protocol, o.hostname, o.port, o.path, o.auth, o.pathname, o.search, o.hash];
})();
out.fmt = [
  u.format({ protocol: "http", host: "a.com", pathname: "x", query: { a: 1 } }),
  u.format(new URL("http://u:p@a/?x#y"), { auth: false, fragment: false }),
];
out.ascii = [u.domainToASCII("español.com"), u.domainToUnicode("xn--espaol-zwa.com")];
out.err = (() => {
  try {
    u.fileURLToPath("http://x");
  } catch (e) {
    return [e.code];
  }
})();
const qs = require("querystring");
out.qs = [
  qs.parse("a=1&b=2&a=3&c=%20x+y&d"),
  qs.stringify({ a: [1, 2], b: "x y", c: true, d: null }),
  qs.escape("a b&ü"),
  qs.unescape("%41"),
  qs.stringify({ a: 1 }, ";", ":"),
  qs.parse("a:1;b:2", ";", ":"),
];
return out;
