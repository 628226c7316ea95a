// node:fs.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { invalidType, missing } = require("./errors.cjs");
const core = require("./fs-core.cjs");
const { operations, constants } = core;
const promises = require("./fs-promises.cjs");
const { Stats, Dirent } = require("./fs-stats.cjs");
const paths = require("./path.cjs");

/** The form with a callback of a function that returns a promise; results are spread as Node does. */
const called = (action, spread = (value) => (value === undefined ? [] : [value])) =>
  function (...args) {
    const done = args.pop();
    if (typeof done !== "function") throw invalidType("cb", "of type function", done);
    action(...args).then(
      (value) => queueMicrotask(() => done(null, ...spread(value))),
      (error) => queueMicrotask(() => done(error)),
    );
  };

const optionsOf = (options) => (typeof options === "string" ? { encoding: options } : (options ?? {}));

const existsSync = (path) => {
  try {
    operations.access.sync(path);
    return true;
  } catch {
    return false;
  }
};

const orNothing = (options, work) => {
  try {
    return work();
  } catch (error) {
    if (options?.throwIfNoEntry === false && error.code === "ENOENT") return undefined;
    throw error;
  }
};

function readdirSync(path, options) {
  const entries = operations.readdirFlat.sync(path, options);
  if (!options?.recursive) return entries;
  const nested = operations.readdirFlat
    .sync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const found = readdirSync(paths.join(core.pathOf(path), entry.name), options);
      return options.withFileTypes ? found : found.map((name) => paths.join(entry.name, String(name)));
    });
  return [...entries, ...nested];
}

function mkdirSync(path, options) {
  let first;
  if (options?.recursive) {
    for (let place = paths.resolve(core.pathOf(path)); !existsSync(place); place = paths.dirname(place)) first = place;
  }
  operations.mkdirFlat.sync(path, options);
  return first;
}

function rmSync(path, { force = false, recursive = false } = {}) {
  try {
    if (!recursive && operations.lstat.sync(path).isDirectory()) {
      throw core.isDirectory(core.pathOf(path), "rm");
    }
    operations.removeAny.sync(path, recursive);
  } catch (error) {
    if (!(force && error.code === "ENOENT")) throw error;
  }
}

function readFileSync(path, options) {
  const { encoding, flag } = optionsOf(options);
  try {
    if (typeof path === "number") return core.decoded(readRest(path), encoding);
    if (flag === undefined || flag === "r") return core.decoded(operations.readWhole.sync(path), encoding);
    return withFile(path, flag, undefined, (fd) => core.decoded(readRest(fd), encoding));
  } catch (error) {
    throw core.notADirectory(error);
  }
}

function readRest(fd) {
  const parts = [];
  for (let part; (part = operations.readSome.sync(fd, 65536, -1)) !== null;) parts.push(part);
  return Buffer.concat(parts);
}

function withFile(path, flag, mode, work) {
  const fd = operations.open.sync(path, flag, mode);
  try {
    return work(fd);
  } finally {
    operations.close.sync(fd);
  }
}

function writeFileSync(path, data, options) {
  const { encoding, flag = "w", mode } = optionsOf(options);
  const bytes = core.contentOf(data, encoding);
  if (typeof path === "number") {
    writeAll(path, bytes);
  } else if (mode === undefined) {
    operations.writeWhole.sync(path, bytes, core.flagsOf(flag));
  } else {
    withFile(path, flag, mode, (fd) => writeAll(fd, bytes));
  }
}

// The three standard streams are no files here: their numbers lead to the run's own.
function writeAll(fd, bytes, position = -1) {
  if (fd === 1 || fd === 2) {
    require("../platform/host.js").host.call(
      "system.write",
      fd === 2,
      bytes.buffer,
      bytes.byteOffset,
      bytes.byteLength,
    );
    return bytes.byteLength;
  }
  return operations.writeSome.sync(fd, bytes, position);
}

const appendFileSync = (path, data, options) =>
  writeFileSync(path, data, { ...optionsOf(options), flag: optionsOf(options).flag ?? "a" });

/** (offset, length, position) however they were given. */
function range(buffer, rest) {
  const [offset = 0, length = buffer.byteLength - (rest[0]?.offset ?? rest[0] ?? 0), position = null] =
    typeof rest[0] === "object" && rest[0] !== null ? [rest[0].offset, rest[0].length, rest[0].position] : rest;
  return { offset: offset ?? 0, length, position: position === null || position === undefined ? -1 : Number(position) };
}

function readSync(fd, buffer, ...rest) {
  const { offset, length, position } = range(buffer, rest);
  if (length === 0 || fd === 0) return 0;
  const bytes = operations.readSome.sync(fd, length, position);
  if (bytes === null) return 0;
  new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(bytes, offset);
  return bytes.length;
}

function writeSync(fd, data, ...rest) {
  if (typeof data === "string") {
    const [position = null, encoding] = rest;
    return writeAll(fd, core.contentOf(data, encoding), position ?? -1);
  }
  const { offset, length, position } = range(data, rest);
  return writeAll(fd, new Uint8Array(data.buffer, data.byteOffset + offset, length), position);
}

function cpSync(source, destination, options = {}) {
  const [from, to] = [core.pathOf(source), core.pathOf(destination)];
  if (options.filter && !options.filter(from, to)) return;
  const stat = operations[options.dereference ? "stat" : "lstat"].sync(from);
  if (stat.isDirectory()) {
    if (!options.recursive) throw core.isDirectory(from, "cp");
    operations.mkdirFlat.sync(to, { recursive: true });
    operations.readdirFlat.sync(from).forEach((name) => cpSync(paths.join(from, name), paths.join(to, name), options));
  } else if (options.force !== false || !existsSync(to)) {
    operations.mkdirFlat.sync(paths.dirname(to), { recursive: true });
    operations.copyFile.sync(from, to);
  }
}

const sync = Object.fromEntries(
  [
    "access",
    "unlink",
    "rmdir",
    "readlink",
    "realpath",
    "chmod",
    "chown",
    "lchown",
    "utimes",
    "truncate",
    "rename",
    "link",
    "symlink",
    "copyFile",
    "open",
    "close",
    "fstat",
    "fsync",
    "fdatasync",
    "ftruncate",
  ].map((name) => [`${name}Sync`, operations[name].sync]),
);

const fs = {
  ...sync,
  ...Object.fromEntries(
    [
      "access",
      "unlink",
      "rmdir",
      "readlink",
      "realpath",
      "chmod",
      "chown",
      "lchown",
      "utimes",
      "truncate",
      "rename",
      "link",
      "symlink",
      "copyFile",
      "stat",
      "lstat",
      "readdir",
      "mkdir",
      "rm",
      "readFile",
      "writeFile",
      "appendFile",
      "cp",
      "mkdtemp",
      "lutimes",
      "opendir",
    ].map((name) => [name, called(promises[name])]),
  ),
  ...Object.fromEntries(
    ["open", "close", "fstat", "fsync", "fdatasync", "ftruncate"].map((name) => [
      name,
      called(operations[name].promise),
    ]),
  ),
  constants,
  promises,
  Stats,
  Dirent,
  Dir: promises.Dir,
  existsSync,
  exists: (path, done) => queueMicrotask(() => done(existsSync(path))),
  statSync: (path, options) => orNothing(options, () => operations.stat.sync(path, options)),
  lstatSync: (path, options) => orNothing(options, () => operations.lstat.sync(path, options)),
  readdirSync,
  mkdirSync,
  rmSync,
  readFileSync,
  writeFileSync,
  appendFileSync,
  readSync,
  writeSync,
  cpSync,
  mkdtempSync: operations.makeTemporary.sync,
  lutimesSync: operations.utimes.sync,
  opendirSync: (path, options) =>
    new promises.Dir(core.pathOf(path), readdirSync(path, { ...options, withFileTypes: true })),
  read: called(
    async (fd, target, ...rest) => {
      const given = target !== undefined && !ArrayBuffer.isView(target) ? target : undefined;
      const buffer = given ? (given.buffer ?? Buffer.alloc(16384)) : (target ?? Buffer.alloc(16384));
      const { offset, length, position } = range(buffer, given ? [given] : rest);
      const bytes = length === 0 ? null : await operations.readSome.promise(fd, length, position);
      if (bytes !== null) new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(bytes, offset);
      return [bytes?.length ?? 0, buffer];
    },
    (pair) => pair,
  ),
  write: called(
    async (fd, data, ...rest) => {
      const { offset, length, position } = typeof data === "string" ? {} : range(data, rest);
      const bytes =
        typeof data === "string"
          ? core.contentOf(data, rest[1])
          : new Uint8Array(data.buffer, data.byteOffset + offset, length);
      return [
        fd < 3 ? writeAll(fd, bytes) : await operations.writeSome.promise(fd, bytes, position ?? rest[0] ?? -1),
        data,
      ];
    },
    (pair) => pair,
  ),
  writev: called(
    async (fd, buffers, position) => [
      await operations.writeSome.promise(fd, Buffer.concat(buffers), position ?? -1),
      buffers,
    ],
    (pair) => pair,
  ),
  writevSync: (fd, buffers, position) => writeAll(fd, Buffer.concat(buffers), position ?? -1),
  fchmod: (fd, mode, done) => queueMicrotask(() => done(null)),
  fchmodSync() {},
  createReadStream: (path, options) => new (require("./fs-streams.cjs").ReadStream)(path, options),
  createWriteStream: (path, options) => new (require("./fs-streams.cjs").WriteStream)(path, options),
  get ReadStream() {
    return require("./fs-streams.cjs").ReadStream;
  },
  get WriteStream() {
    return require("./fs-streams.cjs").WriteStream;
  },
  watch: missing("fs.watch"),
  watchFile: missing("fs.watchFile"),
  unwatchFile() {},
  statfs: missing("fs.statfs"),
  statfsSync: missing("fs.statfsSync"),
};
for (const name of ["F_OK", "R_OK", "W_OK", "X_OK"]) fs[name] = constants[name];
fs.realpath.native = fs.realpath;
fs.realpathSync.native = fs.realpathSync;
Object.defineProperty(fs.exists, Symbol.for("nodejs.util.promisify.custom"), {
  value: async (path) => existsSync(path),
});
for (const [name, names] of [
  ["read", ["bytesRead", "buffer"]],
  ["write", ["bytesWritten", "buffer"]],
]) {
  Object.defineProperty(fs[name], Symbol.for("nodejs.util.promisify.names"), { value: names });
}

module.exports = fs;
