// Deno's functions on paths. Each exists as a promise and as its Sync twin; both are one function of the host.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { fileInfo } from "./facts.js";
import { pathOf } from "./paths.js";
import { collect } from "./streams.js";

/** [async, sync] of one host function: arguments are made from the caller's, the result is made from the host's. */
const both = (name, argumentsOf, resultOf = (result) => result) => [
  async (...args) => resultOf(await host.promise(name, ...argumentsOf(...args))),
  (...args) => resultOf(host.call(name, ...argumentsOf(...args))),
];

const none = () => undefined;
const onePath = (path) => [pathOf(path)];
const twoPaths = (from, to) => [pathOf(from), pathOf(to)];
const seconds = (time) => (time instanceof Date ? time.getTime() / 1000 : Number(time));

export const [stat, statSync] = both("file.stat", onePath, fileInfo);
export const [lstat, lstatSync] = both("file.lstat", onePath, fileInfo);
export const [realPath, realPathSync] = both("file.realPath", onePath);
export const [readLink, readLinkSync] = both("file.readLink", onePath);
export const [rename, renameSync] = both("file.rename", twoPaths, none);
export const [copyFile, copyFileSync] = both("file.copy", twoPaths, none);
export const [link, linkSync] = both("file.link", twoPaths, none);
export const [symlink, symlinkSync] = both("file.symlink", twoPaths, none);
export const [remove, removeSync] = both(
  "file.remove",
  (path, options) => [pathOf(path), Boolean(options?.recursive)],
  none,
);
export const [mkdir, mkdirSync] = both(
  "file.makeDirectory",
  (path, options) => [pathOf(path), Boolean(options?.recursive), options?.mode ?? 0o777],
  none,
);
export const [chmod, chmodSync] = both(
  "file.mode",
  (path, mode) => {
    if (typeof mode !== "number") {
      throw new TypeError(`Deno.chmod: the mode must be a number: received ${typeof mode}`);
    }
    return [pathOf(path), mode];
  },
  none,
);
export const [chown, chownSync] = both("file.owner", (path, uid, gid) => [pathOf(path), uid ?? -1, gid ?? -1], none);
export const [truncate, truncateSync] = both(
  "file.truncate",
  (path, length) => [pathOf(path), Math.max(length ?? 0, 0)],
  none,
);
export const [utime, utimeSync] = both(
  "file.times",
  (path, access, modification) => [pathOf(path), seconds(access), seconds(modification)],
  none,
);

const temporary = (directory) => (options) => [
  directory,
  options?.dir ?? "",
  options?.prefix ?? "",
  options?.suffix ?? "",
];
export const [makeTempDir, makeTempDirSync] = both("file.makeTemporary", temporary(true));
export const [makeTempFile, makeTempFileSync] = both("file.makeTemporary", temporary(false));

const [readBytes, readFileSync] = both("file.read", onePath);
const [readText, readTextFileSync] = both("file.readText", onePath);
export { readFileSync, readTextFileSync };

/** The work's result unless the signal is aborted first. */
async function unlessAborted(signal, work) {
  if (!signal) {
    return work();
  }
  signal.throwIfAborted();
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

export const readFile = (path, options) => unlessAborted(options?.signal, () => readBytes(path));
export const readTextFile = (path, options) => unlessAborted(options?.signal, () => readText(path));

const [writeBytes, writeBytesSync] = both(
  "file.write",
  (path, data, { append = false, create = true, createNew = false, mode } = {}) => [
    pathOf(path),
    ...bytesOf(data),
    Boolean(append),
    Boolean(create),
    Boolean(createNew),
    mode ?? -1,
  ],
  none,
);

const isStream = (data) => data !== null && typeof data === "object" && typeof data.getReader === "function";

async function streamed(data) {
  const reader = data.getReader();
  return collect({
    read: async () => {
      const { done, value } = await reader.read();
      return done ? null : typeof value === "string" ? new TextEncoder().encode(value) : value;
    },
  });
}

const bytesExpected = (data) => {
  if (!ArrayBuffer.isView(data)) {
    throw new TypeError(
      `Deno.writeFile: the data must be a Uint8Array or a ReadableStream: received ${
        data === null ? "null" : typeof data
      }`,
    );
  }
  return data;
};

export const writeFile = (path, data, options) =>
  unlessAborted(options?.signal, async () =>
    writeBytes(path, isStream(data) ? await streamed(data) : bytesExpected(data), options),
  );
export const writeFileSync = (path, data, options) => writeBytesSync(path, bytesExpected(data), options);
export const writeTextFile = (path, data, options) =>
  unlessAborted(options?.signal, async () =>
    writeBytes(path, isStream(data) ? await streamed(data) : String(data), options),
  );
export const writeTextFileSync = (path, data, options) => writeBytesSync(path, String(data), options);

const entry = ([name, kind]) => ({
  name,
  isFile: kind === "file",
  isDirectory: kind === "directory",
  isSymlink: kind === "symlink",
});

export function readDir(path) {
  const entries = host.promise("file.list", pathOf(path));
  // Whoever iterates hears of a failure; it must not count as one that nobody caught before.
  entries.catch(() => {});
  return {
    async *[Symbol.asyncIterator]() {
      yield* (await entries).map(entry);
    },
  };
}

export const readDirSync = (path) => host.call("file.list", pathOf(path)).map(entry)[Symbol.iterator]();
