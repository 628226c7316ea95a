// node:fs/promises.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { missing, systemError } = require("./errors.cjs");
const core = require("./fs-core.cjs");
const { operations, constants } = core;
const paths = require("./path.cjs");

const optionsOf = (options) => (typeof options === "string" ? { encoding: options } : (options ?? {}));

async function readdir(path, options) {
  const entries = await operations.readdirFlat.promise(path, options);
  if (!options?.recursive) return entries;
  const below = await operations.readdirFlat.promise(path, { withFileTypes: true });
  const nested = await Promise.all(
    below
      .filter((entry) => entry.isDirectory())
      .map(async (entry) => {
        const found = await readdir(paths.join(core.pathOf(path), entry.name), options);
        return options.withFileTypes ? found : found.map((name) => paths.join(entry.name, String(name)));
      }),
  );
  return [...entries, ...nested.flat()];
}

async function mkdir(path, options) {
  if (!options?.recursive) return operations.mkdirFlat.promise(path, options);
  let first;
  for (let place = paths.resolve(core.pathOf(path)); !(await exists(place)); place = paths.dirname(place))
    first = place;
  await operations.mkdirFlat.promise(path, options);
  return first;
}

const exists = (path) =>
  operations.access.promise(path).then(
    () => true,
    () => false,
  );

async function rm(path, { force = false, recursive = false } = {}) {
  try {
    if (!recursive && (await operations.lstat.promise(path)).isDirectory()) {
      throw core.isDirectory(core.pathOf(path), "rm");
    }
    await operations.removeAny.promise(path, recursive);
  } catch (error) {
    if (!(force && error.code === "ENOENT")) throw error;
  }
}

async function readFile(path, options) {
  const { encoding, flag, signal } = optionsOf(options);
  signal?.throwIfAborted();
  if (path instanceof FileHandle) return path.readFile(options);
  if (flag !== undefined && flag !== "r") {
    const handle = await open(path, flag);
    try {
      return await handle.readFile(encoding);
    } finally {
      await handle.close();
    }
  }
  try {
    const bytes = await operations.readWhole.promise(path);
    signal?.throwIfAborted();
    return core.decoded(bytes, encoding);
  } catch (error) {
    throw core.notADirectory(error);
  }
}

async function collected(data, encoding) {
  if (typeof data === "string" || ArrayBuffer.isView(data)) return core.contentOf(data, encoding);
  const parts = [];
  for await (const part of data) parts.push(core.contentOf(part, encoding));
  return Buffer.concat(parts);
}

async function writeFile(path, data, options) {
  const { encoding, flag = "w", mode, signal, flush } = optionsOf(options);
  signal?.throwIfAborted();
  const bytes = await collected(data, encoding);
  if (path instanceof FileHandle) return path.writeFile(bytes);
  if (mode === undefined && !flush) return operations.writeWhole.promise(path, bytes, core.flagsOf(flag));
  const handle = await open(path, flag, mode);
  try {
    await handle.writeFile(bytes);
    if (flush) await handle.sync();
  } finally {
    await handle.close();
  }
}

const appendFile = (path, data, options) =>
  writeFile(path, data, { ...optionsOf(options), flag: optionsOf(options).flag ?? "a" });

async function cp(source, destination, options = {}) {
  const [from, to] = [core.pathOf(source), core.pathOf(destination)];
  if (options.filter && !(await options.filter(from, to))) return;
  const stat = await operations[options.dereference ? "stat" : "lstat"].promise(from);
  if (stat.isDirectory()) {
    if (!options.recursive) {
      throw core.isDirectory(from, "cp");
    }
    await operations.mkdirFlat.promise(to, { recursive: true });
    for (const name of await operations.readdirFlat.promise(from)) {
      await cp(paths.join(from, name), paths.join(to, name), options);
    }
  } else if (options.force === false && (await exists(to))) {
    if (options.errorOnExist) throw Object.assign(systemError("EEXIST", "cp", to), { code: "ERR_FS_CP_EEXIST" });
  } else if (stat.isSymbolicLink()) {
    await rm(to, { force: true });
    await operations.symlink.promise(await operations.readlink.promise(from), to);
  } else {
    await operations.mkdirFlat.promise(paths.dirname(to), { recursive: true });
    await operations.copyFile.promise(from, to);
    if (options.preserveTimestamps) await operations.utimes.promise(to, stat.atime, stat.mtime);
  }
}

class FileHandle extends require("./events.cjs") {
  constructor(fd, path) {
    super();
    this.fd = fd;
    Object.defineProperty(this, "path", { value: path });
  }

  async read(target, ...rest) {
    const named =
      target === undefined || (!ArrayBuffer.isView(target) && typeof target === "object") ? (target ?? {}) : undefined;
    const buffer = named ? (named.buffer ?? Buffer.alloc(16384)) : target;
    const [offset = 0, length = buffer.byteLength - offset, position = null] = named
      ? [named.offset, named.length, named.position]
      : typeof rest[0] === "object" && rest[0] !== null
        ? [rest[0].offset, rest[0].length, rest[0].position]
        : rest;
    const bytes =
      length === 0
        ? null
        : await operations.readSome.promise(this.fd, length, position === null ? -1 : Number(position));
    if (bytes !== null) new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).set(bytes, offset);
    return { bytesRead: bytes?.length ?? 0, buffer };
  }

  async write(data, ...rest) {
    if (typeof data === "string") {
      const [position = null, encoding] = rest;
      const bytes = core.contentOf(data, encoding);
      return {
        bytesWritten: await operations.writeSome.promise(this.fd, bytes, position === null ? -1 : position),
        buffer: data,
      };
    }
    const [offset = 0, length = data.byteLength - offset, position = null] =
      typeof rest[0] === "object" && rest[0] !== null ? [rest[0].offset, rest[0].length, rest[0].position] : rest;
    const bytes = new Uint8Array(data.buffer, data.byteOffset + offset, length);
    return {
      bytesWritten: await operations.writeSome.promise(this.fd, bytes, position === null ? -1 : Number(position)),
      buffer: data,
    };
  }

  async readFile(options) {
    const parts = [];
    for (let part; (part = await operations.readSome.promise(this.fd, 65536, -1)) !== null;) parts.push(part);
    return core.decoded(Buffer.concat(parts), options);
  }

  async writeFile(data, options) {
    const bytes = await collected(data, core.encodingOf(options));
    if (bytes.byteLength > 0) await operations.writeSome.promise(this.fd, bytes, -1);
  }

  async writev(buffers, position) {
    const bytes = Buffer.concat(buffers);
    return { bytesWritten: await operations.writeSome.promise(this.fd, bytes, position ?? -1), buffers };
  }

  async readv(buffers, position) {
    let bytesRead = 0;
    for (const buffer of buffers) {
      const { bytesRead: count } = await this.read(
        buffer,
        0,
        buffer.byteLength,
        position === undefined ? null : position + bytesRead,
      );
      bytesRead += count;
      if (count < buffer.byteLength) break;
    }
    return { bytesRead, buffers };
  }

  async *readLines(options) {
    yield* require("./readline.cjs").createInterface({ input: this.createReadStream(options) });
  }

  appendFile(data, options) {
    return this.writeFile(data, options);
  }
  stat(options) {
    return operations.fstat.promise(this.fd, options);
  }
  sync() {
    return operations.fsync.promise(this.fd);
  }
  datasync() {
    return operations.fdatasync.promise(this.fd);
  }
  truncate(length) {
    return operations.ftruncate.promise(this.fd, length);
  }
  chmod(mode) {
    return operations.chmod.promise(this.path, mode);
  }
  chown(uid, gid) {
    return operations.chown.promise(this.path, uid, gid);
  }
  utimes(access, modification) {
    return operations.utimes.promise(this.path, access, modification);
  }
  createReadStream(options) {
    return new (require("./fs-streams.cjs").ReadStream)(null, { ...options, fd: this });
  }
  createWriteStream(options) {
    return new (require("./fs-streams.cjs").WriteStream)(null, { ...options, fd: this });
  }
  readableWebStream() {
    return require("./stream.cjs").Readable.toWeb(this.createReadStream());
  }
  async close() {
    const { fd } = this;
    this.fd = -1;
    if (fd >= 0) {
      await operations.close.promise(fd);
      this.emit("close");
    }
  }
  async [Symbol.asyncDispose]() {
    await this.close();
  }
}

const open = async (path, flags, mode) =>
  new FileHandle(await operations.open.promise(path, flags, mode), core.pathOf(path));

class Dir {
  #entries;
  constructor(path, entries) {
    this.path = path;
    this.#entries = entries;
  }
  readSync() {
    return this.#entries.shift() ?? null;
  }
  async read() {
    return this.readSync();
  }
  async close() {}
  closeSync() {}
  async *[Symbol.asyncIterator]() {
    for (let entry; (entry = this.readSync()) !== null;) yield entry;
  }
}
const opendir = async (path, options) =>
  new Dir(core.pathOf(path), await readdir(path, { ...options, withFileTypes: true }));

const plain = Object.fromEntries(
  [
    "stat",
    "lstat",
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
  ].map((name) => [name, operations[name].promise]),
);

module.exports = {
  ...plain,
  constants,
  open,
  opendir,
  readdir,
  mkdir,
  rm,
  readFile,
  writeFile,
  appendFile,
  cp,
  mkdtemp: operations.makeTemporary.promise,
  lutimes: operations.utimes.promise,
  watch: missing("fs.promises.watch"),
  statfs: missing("fs.promises.statfs"),
  async *glob(pattern, { cwd = "." } = {}) {
    const expressions = [pattern].flat().map(require("./glob.cjs").toRegExp);
    for (const name of await readdir(cwd, { recursive: true })) {
      if (expressions.some((expression) => expression.test(name))) yield name;
    }
  },
};
Object.defineProperties(module.exports, { FileHandle: { value: FileHandle }, Dir: { value: Dir } });
