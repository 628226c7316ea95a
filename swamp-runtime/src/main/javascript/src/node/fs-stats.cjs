// fs.Stats and fs.Dirent.
"use strict";

class Stats {
  constructor(facts, asBigInt = false) {
    const number = asBigInt ? (value) => BigInt(Math.floor(value)) : (value) => value;
    for (const name of ["dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"]) {
      this[name] = number(facts[name]);
    }
    for (const name of ["atime", "mtime", "ctime", "birthtime"]) {
      this[`${name}Ms`] = number(facts[name]);
      if (asBigInt) this[`${name}Ns`] = BigInt(Math.round(facts[name] * 1e6));
      this[name] = new Date(facts[name]);
    }
    Object.defineProperty(this, "kind", { value: facts.kind });
  }
}

class Dirent {
  constructor(name, parentPath, kind) {
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    Object.defineProperty(this, "kind", { value: kind });
  }
}

for (const [method, kind] of Object.entries({
  isFile: "file",
  isDirectory: "directory",
  isSymbolicLink: "symlink",
  isBlockDevice: "block",
  isCharacterDevice: "character",
  isFIFO: "fifo",
  isSocket: "socket",
})) {
  for (const type of [Stats, Dirent]) {
    Object.defineProperty(type.prototype, method, {
      value() {
        return this.kind === kind;
      },
    });
  }
}

module.exports = { Stats, Dirent };
