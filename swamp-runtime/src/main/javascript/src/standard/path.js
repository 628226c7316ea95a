// jsr:@std/path, version 1: POSIX paths. It adds addresses, globs and common prefixes to what node:path does.
import { globToRegExp, isGlob } from "./glob.js";

/** The module's exports, on top of node:path. */
export function makeStandardPath(node) {
  const asPath = (value) => value instanceof URL ? fromFileUrl(value) : value;

  function fromFileUrl(address) {
    const url = address instanceof URL ? address : new URL(address);
    if (url.protocol !== "file:") {
      throw new TypeError(`URL must be a file URL: received "${url.protocol}"`);
    }
    return decodeURIComponent(url.pathname.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
  }

  function toFileUrl(path) {
    if (!node.isAbsolute(path)) {
      throw new TypeError(`Path must be absolute: received "${path}"`);
    }
    const url = new URL("file:///");
    const escapes = { "%": "%25", "\\": "%5C", "\t": "%09", "\n": "%0A", "\v": "%0B", "\f": "%0C", "\r": "%0D", " ": "%20" };
    url.pathname = path.replace(/[%\\\t\n\v\f\r ]/g, (c) => escapes[c]);
    return url;
  }

  function common(paths, separator = "/") {
    if (paths.length === 0) return "";
    const split = paths.map((path) => path.split(separator));
    const shortest = Math.min(...split.map((parts) => parts.length));
    let same = 0;
    while (same < shortest && split.every((parts) => parts[same] === split[0][same])) same++;
    return split[0].slice(0, same).join(separator) + (same > 0 && same < shortest ? separator : "");
  }

  function normalizeGlob(glob, { globstar = false } = {}) {
    if (glob.includes("\0")) {
      throw new Error(`Glob contains invalid characters: "${glob}"`);
    }
    if (!globstar) {
      return node.normalize(glob);
    }
    // A ".." after "**" must not take it away.
    const kept = glob.replace(/(^|\/)\*\*\/\.\.(?=\/|$)/g, "$1\0");
    return node.normalize(kept).replaceAll("\0", "**/..");
  }

  function joinGlobs(globs, { globstar = false } = {}) {
    if (!globstar || globs.length === 0) {
      return node.join(...globs);
    }
    const joined = globs.filter((glob) => glob !== "").join("/");
    return joined === "" ? "." : normalizeGlob(joined, { globstar: true });
  }

  const exports = {
    DELIMITER: ":",
    SEPARATOR: "/",
    SEPARATOR_PATTERN: /\/+/,
    basename: (path, suffix = "") => node.basename(asPath(path), suffix),
    common,
    dirname: (path) => node.dirname(asPath(path)),
    extname: (path) => node.extname(asPath(path)),
    format: node.format,
    fromFileUrl,
    globToRegExp,
    isAbsolute: node.isAbsolute,
    isGlob,
    join: (path, ...paths) => path === undefined ? "." : node.join(asPath(path), ...paths),
    joinGlobs,
    normalize: (path) => node.normalize(asPath(path)),
    normalizeGlob,
    parse: node.parse,
    relative: node.relative,
    resolve: node.resolve,
    toFileUrl,
    toNamespacedPath: (path) => path,
  };
  return { ...exports, posix: exports };
}
