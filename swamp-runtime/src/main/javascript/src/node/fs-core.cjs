// What node:fs and node:fs/promises share: arguments for the host, results and errors in Node's shape.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, fromHost, invalidType, systemError } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { Stats, Dirent } = require("./fs-stats.cjs");

const constants = {
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  COPYFILE_EXCL: 1,
  COPYFILE_FICLONE: 2,
  COPYFILE_FICLONE_FORCE: 4,
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 64,
  O_EXCL: 128,
  O_NOCTTY: 256,
  O_TRUNC: 512,
  O_APPEND: 1024,
  O_DIRECTORY: 65536,
  O_NOFOLLOW: 131072,
  O_SYNC: 1052672,
  O_DSYNC: 4096,
  O_NONBLOCK: 2048,
  S_IFMT: 0o170000,
  S_IFREG: 0o100000,
  S_IFDIR: 0o040000,
  S_IFCHR: 0o020000,
  S_IFBLK: 0o060000,
  S_IFIFO: 0o010000,
  S_IFLNK: 0o120000,
  S_IFSOCK: 0o140000,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
  UV_FS_COPYFILE_EXCL: 1,
  UV_DIRENT_UNKNOWN: 0,
  UV_DIRENT_FILE: 1,
  UV_DIRENT_DIR: 2,
  UV_DIRENT_LINK: 3,
  UV_FS_O_FILEMAP: 0,
};

function pathOf(value, name = "path") {
  const path =
    typeof value === "string"
      ? value
      : value instanceof Uint8Array
        ? Buffer.from(value).toString()
        : typeof value?.href === "string" && typeof value.protocol === "string"
          ? require("./url.cjs").fileURLToPath(value)
          : undefined;
  if (path === undefined) throw invalidType(name, "of type string or an instance of Buffer or URL", value);
  if (path.includes("\0")) {
    throw coded(
      TypeError,
      "ERR_INVALID_ARG_VALUE",
      `The argument '${name}' must be a string, Uint8Array, or URL without null bytes. ` +
        `Received ${JSON.stringify(path)}`,
    );
  }
  return path;
}

const numberOf = (value) => (typeof value === "string" ? Number.parseInt(value, 8) : value);
const secondsOf = (time) => (time instanceof Date ? time.getTime() / 1000 : Number(time));
const encodingOf = (options) => (typeof options === "string" ? options : options?.encoding);

function checkedFd(fd) {
  if (!Number.isInteger(fd)) throw invalidType("fd", "of type number", fd);
  return fd;
}

const FLAGS = {
  r: [1, 0, 0, 0, 0, 0],
  rs: [1, 0, 0, 0, 0, 0],
  "r+": [1, 1, 0, 0, 0, 0],
  "rs+": [1, 1, 0, 0, 0, 0],
  w: [0, 1, 0, 1, 1, 0],
  "w+": [1, 1, 0, 1, 1, 0],
  wx: [0, 1, 0, 0, 1, 1],
  "wx+": [1, 1, 0, 0, 1, 1],
  a: [0, 1, 1, 0, 1, 0],
  "a+": [1, 1, 1, 0, 1, 0],
  ax: [0, 1, 1, 0, 1, 1],
  "ax+": [1, 1, 1, 0, 1, 1],
  as: [0, 1, 1, 0, 1, 0],
};

/** [read, write, append, truncate, create, createNew] of a flag by name or number. */
function flagsOf(flags = "r") {
  if (typeof flags === "number") {
    const access = flags & 3;
    return [
      access !== 1,
      access !== 0,
      (flags & 1024) !== 0,
      (flags & 512) !== 0,
      (flags & 64) !== 0,
      (flags & 192) === 192,
    ];
  }
  const found = FLAGS[flags];
  if (found === undefined)
    throw coded(TypeError, "ERR_INVALID_ARG_VALUE", `The argument 'flags' is invalid. Received '${flags}'`);
  return found.map(Boolean);
}

/** Bytes of what may be written: text, a view, or whatever has a toString of its own. */
function contentOf(data, encoding = "utf8") {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (typeof data === "string")
    return Buffer.from(data, encoding === null || encoding === "buffer" ? "utf8" : encoding);
  throw invalidType("data", "of type string or an instance of Buffer, TypedArray, or DataView", data);
}

const slice = (bytes) => [bytes.buffer, bytes.byteOffset, bytes.byteLength];
const bufferOf = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const decoded = (bytes, options) => {
  const encoding = encodingOf(options);
  const buffer = bufferOf(bytes);
  return encoding && encoding !== "buffer" ? buffer.toString(encoding) : buffer;
};

/**
 * One operation in its two forms. The plan makes of the caller's arguments the host's:
 * {name, args, syscall, path, dest, result}.
 */
function operation(plan) {
  const sync = (...given) => {
    const { name, args, syscall, path, dest, result = () => undefined } = plan(...given);
    let raw;
    try {
      raw = host.call(name, ...args);
    } catch (error) {
      throw fromHost(error, syscall, path, dest);
    }
    return result(raw);
  };
  const promise = async (...given) => {
    const { name, args, syscall, path, dest, result = () => undefined } = plan(...given);
    let raw;
    try {
      raw = await host.promise(name, ...args);
    } catch (error) {
      throw fromHost(error, syscall, path, dest);
    }
    return result(raw);
  };
  return { sync, promise };
}

const onPath = (name, syscall, argsOf = () => [], result) =>
  operation((given, ...rest) => {
    const path = pathOf(given);
    return {
      name,
      args: [path, ...argsOf(...rest)],
      syscall,
      path,
      result: result && ((raw) => result(raw, path, ...rest)),
    };
  });
const onTwo = (name, syscall) =>
  operation((from, to) => {
    const [path, dest] = [pathOf(from, "oldPath"), pathOf(to, "newPath")];
    return { name, args: [path, dest], syscall, path, dest };
  });
const onFile = (name, syscall, argsOf = () => [], result) =>
  operation((fd, ...rest) => ({
    name,
    args: [checkedFd(fd), ...argsOf(...rest)],
    syscall,
    result: result && ((raw) => result(raw, ...rest)),
  }));

const entriesOf = (entries, path, options) => {
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, kind]) =>
    options?.withFileTypes ? new Dirent(name, path, kind) : encodingOf(options) === "buffer" ? Buffer.from(name) : name,
  );
};

const operations = {
  stat: onPath("file.stat", "stat", undefined, (facts, path, options) => new Stats(facts, options?.bigint)),
  lstat: onPath("file.lstat", "lstat", undefined, (facts, path, options) => new Stats(facts, options?.bigint)),
  access: onPath("file.access", "access", (mode = 0) => [mode]),
  readdirFlat: onPath("file.list", "scandir", undefined, (entries, path, options) => entriesOf(entries, path, options)),
  mkdirFlat: onPath("file.makeDirectory", "mkdir", (options) => [
    Boolean(options?.recursive),
    numberOf((options !== null && typeof options === "object" ? options.mode : options) ?? 0o777),
  ]),
  unlink: onPath("file.remove", "unlink", () => [false, "file"]),
  rmdir: onPath("file.remove", "rmdir", (options) => [Boolean(options?.recursive), "directory"]),
  removeAny: onPath("file.remove", "rm", (recursive) => [recursive, ""]),
  readlink: onPath("file.readLink", "readlink", undefined, (target, path, options) =>
    encodingOf(options) === "buffer" ? Buffer.from(target) : target,
  ),
  realpath: onPath("file.realPath", "lstat", undefined, (target, path, options) =>
    encodingOf(options) === "buffer" ? Buffer.from(target) : target,
  ),
  chmod: onPath("file.mode", "chmod", (mode) => [numberOf(mode)]),
  chown: onPath("file.owner", "chown", (uid, gid) => [uid, gid, false]),
  lchown: onPath("file.owner", "lchown", (uid, gid) => [uid, gid, true]),
  utimes: onPath("file.times", "utime", (access, modification) => [secondsOf(access), secondsOf(modification)]),
  truncate: onPath("file.truncate", "open", (length = 0) => [length]),
  rename: onTwo("file.rename", "rename"),
  link: onTwo("file.link", "link"),
  symlink: operation((target, path) => {
    const [to, place] = [pathOf(target, "target"), pathOf(path)];
    return { name: "file.symlink", args: [to, place], syscall: "symlink", path: to, dest: place };
  }),
  copyFile: operation((from, to, mode = 0) => {
    const [path, dest] = [pathOf(from, "src"), pathOf(to, "dest")];
    return {
      name: "file.copy",
      args: [path, dest, (mode & constants.COPYFILE_EXCL) !== 0],
      syscall: "copyfile",
      path,
      dest,
    };
  }),
  open: operation((given, flags, mode = 0o666) => {
    const path = pathOf(given);
    return {
      name: "openFile.open",
      args: [path, ...flagsOf(flags), numberOf(mode) === 0o666 ? -1 : numberOf(mode)],
      syscall: "open",
      path,
      result: (fd) => fd,
    };
  }),
  close: onFile("openFile.close", "close"),
  fstat: onFile("openFile.stat", "fstat", undefined, (facts, options) => new Stats(facts, options?.bigint)),
  fsync: onFile("openFile.sync", "fsync", () => [true]),
  fdatasync: onFile("openFile.sync", "fdatasync", () => [false]),
  ftruncate: onFile("openFile.truncate", "ftruncate", (length = 0) => [length]),
  readSome: onFile(
    "openFile.read",
    "read",
    (limit, position) => [limit, position],
    (bytes) => bytes,
  ),
  writeSome: onFile(
    "openFile.write",
    "write",
    (bytes, position) => [...slice(bytes), position],
    (count) => count,
  ),
  readWhole: operation((given) => {
    const path = pathOf(given);
    return { name: "file.read", args: [path], syscall: "open", path, result: (bytes) => bytes };
  }),
  writeWhole: operation((given, bytes, [, , append, , create, createNew]) => {
    const path = pathOf(given);
    return { name: "file.write", args: [path, ...slice(bytes), append, create, createNew, -1], syscall: "open", path };
  }),
  makeTemporary: operation((prefix) => {
    const path = pathOf(prefix, "prefix");
    const at = path.lastIndexOf("/") + 1;
    return {
      name: "file.makeTemporary",
      args: [true, path.slice(0, at) || ".", path.slice(at), ""],
      syscall: "mkdtemp",
      path: `${path}XXXXXX`,
      result: (made) => made,
    };
  }),
};

/** A directory cannot be read: Node says so of the reading, not of the opening. */
const notADirectory = (error) => (error.code === "EISDIR" ? systemError("EISDIR", "read") : error);

/** Node's refusal to remove or copy a directory without being told so. */
const isDirectory = (path, syscall) =>
  Object.assign(
    coded(
      Error,
      "ERR_FS_EISDIR",
      syscall === "rm"
        ? `Path is a directory: rm returned EISDIR (is a directory) ${path}`
        : "Recursive option not enabled, cannot copy a directory: cp returned EISDIR " +
            `(${path} is a directory (not copied)) ${path}`,
    ),
    { errno: 21, syscall, path },
  );

module.exports = {
  isDirectory,
  constants,
  operations,
  pathOf,
  numberOf,
  encodingOf,
  flagsOf,
  contentOf,
  decoded,
  bufferOf,
  secondsOf,
  checkedFd,
  notADirectory,
};
