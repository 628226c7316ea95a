const p = require("path");
const out = {};
const ins = [
  "",
  ".",
  "/",
  "//",
  "/a",
  "/a/",
  "a",
  "a/b",
  "a/b/",
  "/a/b/c.txt",
  "a/../b",
  "../a/./b//c",
  "./x",
  ".bashrc",
  "x.tar.gz",
  "a.",
  "..a",
  "/a/../..",
  "a/b/../../..",
  "foo/.hidden",
  "/foo/bar.",
  "a//b",
];
for (const i of ins)
  out[i] = [
    p.normalize(i),
    p.dirname(i),
    p.basename(i),
    p.extname(i),
    p.isAbsolute(i),
    p.parse(i),
    p.format(p.parse(i)),
  ];
out.join = [
  p.join("a", "", "../b", "/c"),
  p.join(),
  p.join("", ""),
  p.join("/a", "..", "..", "b"),
  p.join("a/", "/b/"),
];
out.resolve = [p.resolve("/a", "b", "../c"), p.resolve("/a", "/b", "c/"), p.resolve("/a/b/", "")];
out.rel = [
  p.relative("/a/b/c", "/a/d"),
  p.relative("/a", "/a"),
  p.relative("/", "/x/y"),
  p.relative("/x/y", "/"),
  p.relative("/foo/bar", "/foo/barbaz"),
];
out.base = [
  p.basename("/a/b.html", ".html"),
  p.basename(".html", ".html"),
  p.basename("b.html", "html"),
  p.basename("aa", "a"),
];
out.win = [
  p.win32.join("a", "b"),
  p.win32.basename("C:\\a\\b.txt"),
  p.win32.dirname("C:\\a\\b"),
  p.win32.isAbsolute("C:\\"),
  p.win32.normalize("C:/a/../b"),
  p.win32.sep,
  p.win32.extname("a\\b.c"),
];
out.err = (() => {
  try {
    p.join(3);
  } catch (e) {
    return [e.name, e.code, e.message];
  }
})();
return out;
