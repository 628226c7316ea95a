// Deno.open and the files it gives.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { fileInfo } from "./facts.js";
import { pathOf } from "./paths.js";
import { readableOf, writableOf } from "./streams.js";

export const SeekMode = Object.freeze({ Start: 0, Current: 1, End: 2, 0: "Start", 1: "Current", 2: "End" });

const PRIVATE = Symbol("FsFile");
const STREAM_CHUNK = 64 * 1024;

function fill(into, bytes) {
  if (bytes === null) {
    return null;
  }
  into.set(bytes);
  return bytes.byteLength;
}

const target = (into) => {
  if (!(into instanceof Uint8Array)) {
    throw new TypeError("FsFile.read expects a Uint8Array");
  }
  return into.byteLength;
};

export class FsFile {
  #number;
  #readable;
  #writable;

  constructor(key, number) {
    if (key !== PRIVATE) {
      throw new TypeError("'Deno.FsFile' cannot be constructed, use 'Deno.open()' or 'Deno.openSync()' instead");
    }
    this.#number = number;
  }

  async read(into) {
    return target(into) === 0 ? 0 : fill(into, await host.promise("openFile.read", this.#number, into.byteLength));
  }

  readSync(into) {
    return target(into) === 0 ? 0 : fill(into, host.call("openFile.read", this.#number, into.byteLength));
  }

  write(bytes) {
    return host.promise("openFile.write", this.#number, ...bytesOf(bytes));
  }

  writeSync(bytes) {
    return host.call("openFile.write", this.#number, ...bytesOf(bytes));
  }

  async truncate(length = 0) {
    await host.promise("openFile.truncate", this.#number, length);
  }

  truncateSync(length = 0) {
    host.call("openFile.truncate", this.#number, length);
  }

  seek(offset, whence) {
    return host.promise("openFile.seek", this.#number, Number(offset), whence);
  }

  seekSync(offset, whence) {
    return host.call("openFile.seek", this.#number, Number(offset), whence);
  }

  async stat() {
    return fileInfo(await host.promise("openFile.stat", this.#number));
  }

  statSync() {
    return fileInfo(host.call("openFile.stat", this.#number));
  }

  async sync() {
    await host.promise("openFile.sync", this.#number, true);
  }

  syncSync() {
    host.call("openFile.sync", this.#number, true);
  }

  async syncData() {
    await host.promise("openFile.sync", this.#number, false);
  }

  syncDataSync() {
    host.call("openFile.sync", this.#number, false);
  }

  async utime(access, modification) {
    this.utimeSync(access, modification);
  }

  utimeSync(access, modification) {
    const seconds = (time) => (time instanceof Date ? time.getTime() / 1000 : Number(time));
    host.call("file.times", host.call("openFile.path", this.#number), seconds(access), seconds(modification));
  }

  async lock(exclusive = false) {
    await host.promise("openFile.lock", this.#number, Boolean(exclusive));
  }

  lockSync(exclusive = false) {
    host.call("openFile.lock", this.#number, Boolean(exclusive));
  }

  async unlock() {
    this.unlockSync();
  }

  unlockSync() {
    host.call("openFile.unlock", this.#number);
  }

  isTerminal() {
    return false;
  }

  close() {
    host.call("openFile.close", this.#number);
  }

  get readable() {
    return (this.#readable ??= readableOf({
      read: () => host.promise("openFile.read", this.#number, STREAM_CHUNK),
      close: () => this.#closeOnce(),
    }));
  }

  get writable() {
    return (this.#writable ??= writableOf({
      write: (chunk) => this.write(chunk),
      close: () => this.#closeOnce(),
    }));
  }

  [Symbol.dispose]() {
    this.#closeOnce();
  }

  #closeOnce() {
    try {
      this.close();
    } catch {
      // Closed before, by hand or by its other stream.
    }
  }
}

/** The host's arguments for opening, after Deno's checks of the options. */
function openArguments(path, options = { read: true }) {
  const { read, write, append, truncate, create, createNew, mode } = options;
  if (!Object.values(options).some((value) => value === true)) {
    throw new Error("OpenOptions requires at least one option to be true");
  }
  if (truncate && !write) {
    throw new Error("'truncate' option requires 'write' option");
  }
  if ((create || createNew) && !(write || append)) {
    throw new Error("'create' or 'createNew' options require 'write' or 'append' option");
  }
  return [pathOf(path), ...[read, write, append, truncate, create, createNew].map(Boolean), mode ?? -1];
}

const CREATION = { read: true, write: true, truncate: true, create: true };

export const open = async (path, options) =>
  new FsFile(PRIVATE, await host.promise("openFile.open", ...openArguments(path, options)));
export const openSync = (path, options) =>
  new FsFile(PRIVATE, host.call("openFile.open", ...openArguments(path, options)));
export const create = (path) => open(path, CREATION);
export const createSync = (path) => openSync(path, CREATION);
