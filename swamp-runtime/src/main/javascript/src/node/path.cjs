// node:path: POSIX paths; win32 has the same functions for paths with backslashes and drive letters.
"use strict";
const { invalidType } = require("./errors.cjs");

const text = (value, name) => {
  if (typeof value !== "string") throw invalidType(name, "of type string", value);
  return value;
};

/** Resolves `.` and `..`; above the root there is nothing. */
function collapse(segments, absolute) {
  const kept = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") {
      kept.push(segment);
    } else if (kept.length > 0 && kept.at(-1) !== "..") {
      kept.pop();
    } else if (!absolute) {
      kept.push("..");
    }
  }
  return kept;
}

function makePath(sep, isSep, rootOf, cwd) {
  const split = (path) => path.split(isSep);
  const trimmed = (path, root) => {
    let end = path.length;
    while (end > root.length && isSep.test(path[end - 1])) end--;
    return path.slice(0, end);
  };
  const path = {
    sep,
    delimiter: sep === "/" ? ":" : ";",

    isAbsolute(path) {
      const root = rootOf(text(path, "path"));
      return root !== "" && isSep.test(root.at(-1));
    },

    normalize(path) {
      if (text(path, "path") === "") return ".";
      const root = rootOf(path);
      const absolute = this_.isAbsolute(path);
      const rest = collapse(split(path.slice(root.length)), absolute).join(sep);
      const trailing = rest !== "" && isSep.test(path.at(-1)) ? sep : "";
      return root.replaceAll(/[/\\]/g, sep) + rest + trailing || "." + (isSep.test(path.at(-1)) ? sep : "");
    },

    join(...parts) {
      const joined = parts.filter((part) => text(part, "path") !== "").join(sep);
      return joined === "" ? "." : this_.normalize(joined);
    },

    resolve(...parts) {
      let resolved = "";
      for (let i = parts.length - 1; i >= 0 && !this_.isAbsolute(resolved); i--) {
        const part = text(parts[i], `paths[${i}]`);
        if (part !== "") resolved = resolved === "" ? part : part + sep + resolved;
      }
      if (!this_.isAbsolute(resolved)) resolved = cwd() + (resolved === "" ? "" : sep + resolved);
      const normal = this_.normalize(resolved);
      return trimmed(normal, rootOf(normal));
    },

    relative(from, to) {
      const source = collapse(split(this_.resolve(text(from, "from"))), true);
      const target = collapse(split(this_.resolve(text(to, "to"))), true);
      let same = 0;
      while (same < source.length && same < target.length && source[same] === target[same]) same++;
      return [...source.slice(same).map(() => ".."), ...target.slice(same)].join(sep);
    },

    dirname(path) {
      if (text(path, "path") === "") return ".";
      const root = rootOf(path);
      const body = trimmed(path, root);
      let end = body.length;
      while (end > root.length && !isSep.test(body[end - 1])) end--;
      if (end <= root.length) return root === "" ? "." : root;
      return body.slice(0, Math.max(end - 1, root.length));
    },

    basename(path, suffix) {
      if (suffix !== undefined && text(suffix, "suffix") === path) return "";
      const root = rootOf(text(path, "path"));
      const name = split(trimmed(path, root).slice(root.length)).at(-1);
      const cut = suffix !== undefined && name !== suffix && name.endsWith(suffix) ? suffix.length : 0;
      return name.slice(0, name.length - cut);
    },

    extname(path) {
      const name = this_.basename(path);
      const dot = name.lastIndexOf(".");
      return dot <= 0 || name === ".." ? "" : name.slice(dot);
    },

    parse(path) {
      const base = this_.basename(path);
      const ext = this_.extname(path);
      const root = rootOf(path);
      const dir = this_.dirname(path);
      return {
        root,
        dir: dir === "." && !isSep.test(trimmed(path, root)) ? "" : dir,
        base,
        ext,
        name: base.slice(0, base.length - ext.length),
      };
    },

    format(object) {
      const dir = object.dir || object.root;
      const ext = object.ext ? (object.ext.startsWith(".") ? object.ext : `.${object.ext}`) : "";
      const base = object.base || `${object.name ?? ""}${ext}`;
      return !dir ? base : dir === object.root ? dir + base : dir + sep + base;
    },

    toNamespacedPath: (path) => path,
    matchesGlob: (path, pattern) => require("./glob.cjs").toRegExp(pattern).test(path),
  };
  const this_ = path;
  return path;
}

const posix = makePath(
  "/",
  /\//,
  (path) => (path.startsWith("/") ? "/" : ""),
  () => require("./process.cjs").cwd(),
);
const win32 = makePath(
  "\\",
  /[\\/]/,
  (path) => /^(?:[A-Za-z]:[\\/]?|[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]*|[\\/])/.exec(path)?.[0] ?? "",
  () => require("./process.cjs").cwd(),
);

posix.posix = win32.posix = posix;
posix.win32 = win32.win32 = win32;
posix._makeLong = (path) => path;

module.exports = posix;
