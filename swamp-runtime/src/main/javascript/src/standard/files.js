// jsr:@std/fs, version 1, on top of Deno's file system.
import { globToRegExp } from "./glob.js";

const isMissing = (error) => error instanceof Deno.errors.NotFound;
const isThere = (error) => error instanceof Deno.errors.AlreadyExists;
const textOf = (path) => (path instanceof URL ? decodeURIComponent(path.pathname) : path);
const kindOf = (info) => (info.isFile ? "file" : info.isSymlink ? "symlink" : "dir");

/** The module's exports; {@code paths} is jsr:@std/path. */
export function makeStandardFiles(paths) {
  const { basename, dirname, isAbsolute, join, normalize, relative, resolve } = paths;

  /** Both forms of a function that asks Deno several things in turn, written once as a generator of its questions. */
  function bothForms(steps) {
    const sync = (...given) => {
      const running = steps(...given);
      let next = running.next();
      while (!next.done) {
        const [name, ...args] = next.value;
        let answer;
        try {
          answer = Deno[`${name}Sync`](...args);
        } catch (error) {
          next = running.throw(error);
          continue;
        }
        next = running.next(name === "readDir" ? [...answer] : answer);
      }
      return next.value;
    };
    const async = async (...given) => {
      const running = steps(...given);
      let next = running.next();
      while (!next.done) {
        const [name, ...args] = next.value;
        let answer;
        try {
          answer = name === "readDir" ? await Array.fromAsync(Deno.readDir(...args)) : await Deno[name](...args);
        } catch (error) {
          next = running.throw(error);
          continue;
        }
        next = running.next(answer);
      }
      return next.value;
    };
    return [async, sync];
  }

  const [exists, existsSync] = bothForms(function* (path, options = {}) {
    if (options.isDirectory && options.isFile) {
      throw new TypeError("ExistsOptions.options.isDirectory and ExistsOptions.options.isFile must not be true together");
    }
    try {
      const info = yield ["stat", path];
      return !((options.isDirectory && !info.isDirectory) || (options.isFile && !info.isFile));
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  });

  const [ensureDir, ensureDirSync] = bothForms(function* (path) {
    try {
      const info = yield ["stat", path];
      if (!info.isDirectory) {
        throw new Error(`Failed to ensure directory exists: expected 'dir', got '${kindOf(info)}'`);
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
      yield ["mkdir", path, { recursive: true }];
    }
  });

  const [ensureFile, ensureFileSync] = bothForms(function* (path) {
    try {
      const info = yield ["lstat", path];
      if (!info.isFile) throw new Error(`Failed to ensure file exists: expected 'file', got '${kindOf(info)}'`);
    } catch (error) {
      if (!isMissing(error)) throw error;
      yield ["mkdir", dirname(textOf(path)), { recursive: true }];
      yield ["writeFile", path, new Uint8Array()];
    }
  });

  const [emptyDir, emptyDirSync] = bothForms(function* (path) {
    try {
      for (const { name } of yield ["readDir", path]) yield ["remove", join(textOf(path), name), { recursive: true }];
    } catch (error) {
      if (!isMissing(error)) throw error;
      yield ["mkdir", path, { recursive: true }];
    }
  });

  const [move, moveSync] = bothForms(function* (from, to, { overwrite = false } = {}) {
    const [source, target] = [resolve(textOf(from)), resolve(textOf(to))];
    const info = yield ["stat", source];
    if (info.isDirectory && target !== source && target.startsWith(`${source}/`)) {
      throw new Deno.errors.NotSupported(`Cannot move '${from}' to a subdirectory of itself, '${to}'`);
    }
    if (overwrite && source !== target) {
      try {
        yield ["remove", target, { recursive: true }];
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    } else {
      try {
        yield ["lstat", target];
      } catch (error) {
        if (!isMissing(error)) throw error;
        yield ["rename", source, target];
        return;
      }
      throw new Deno.errors.AlreadyExists("dest already exists.");
    }
    yield ["rename", source, target];
  });

  function* copied(source, target, options) {
    const info = yield ["lstat", source];
    if (!options.overwrite) {
      try {
        yield ["lstat", target];
        throw new Deno.errors.AlreadyExists(`'${target}' already exists.`);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    if (info.isSymlink) {
      yield ["symlink", yield ["readLink", source], target];
    } else if (info.isDirectory) {
      yield ["mkdir", target, { recursive: true }];
      for (const { name } of yield ["readDir", source]) {
        yield* copied(join(source, name), join(target, name), options);
      }
    } else {
      yield ["copyFile", source, target];
    }
    if (options.preserveTimestamps && !info.isSymlink) yield ["utime", target, info.atime, info.mtime];
  }
  const [copy, copySync] = bothForms(function* (from, to, options = {}) {
    const [source, target] = [resolve(textOf(from)), resolve(textOf(to))];
    if (source === target) throw new Error("Source and destination cannot be the same");
    if ((yield ["lstat", source]).isDirectory && target.startsWith(`${source}/`)) {
      throw new Error(`Cannot copy '${from}' to a subdirectory of itself: '${to}'`);
    }
    yield* copied(source, target, options);
  });

  const [ensureLink, ensureLinkSync] = bothForms(function* (from, to) {
    yield ["mkdir", dirname(textOf(to)), { recursive: true }];
    yield ["link", textOf(from), textOf(to)];
  });
  const [ensureSymlink, ensureSymlinkSync] = bothForms(function* (from, to) {
    const [target, place] = [textOf(from), textOf(to)];
    yield ["lstat", isAbsolute(target) ? target : join(dirname(place), target)];
    yield ["mkdir", dirname(place), { recursive: true }];
    try {
      yield ["symlink", target, place];
    } catch (error) {
      if (!isThere(error) || (yield ["readLink", place]) !== target) throw error;
    }
  });

  const entry = (path, info, name = basename(path)) => ({
    path,
    name,
    isFile: info.isFile,
    isDirectory: info.isDirectory,
    isSymlink: info.isSymlink,
  });

  /** Whether a walk names a path at all. */
  function isWanted(path, { exts, match, skip }) {
    const dotted = exts?.map((each) => (each.startsWith(".") ? each : `.${each}`));
    return (
      (dotted === undefined || dotted.some((each) => path.endsWith(each))) &&
      (match === undefined || match.some((pattern) => path.search(pattern) >= 0)) &&
      !skip?.some((pattern) => path.search(pattern) >= 0)
    );
  }

  /** The steps of a walk: questions to Deno as arrays, what was found as objects. */
  function* walked(root, options) {
    const { maxDepth = Infinity, includeDirs = true, includeFiles = true, includeSymlinks = true } = options;
    if (maxDepth < 0) return;
    if (includeDirs && isWanted(root, options)) yield entry(normalize(root), yield ["stat", root]);
    if (maxDepth < 1 || options.skip?.some((pattern) => root.search(pattern) >= 0)) return;
    for (const found of yield ["readDir", root]) {
      let path = join(root, found.name);
      let info = found;
      if (found.isSymlink) {
        if (!options.followSymlinks) {
          if (includeSymlinks && isWanted(path, options)) yield entry(path, found, found.name);
          continue;
        }
        const real = yield ["realPath", path];
        if (options.canonicalize !== false) path = real;
        info = yield ["lstat", real];
      }
      if (info.isDirectory) yield* walked(path, { ...options, maxDepth: maxDepth - 1 });
      else if (includeFiles && isWanted(path, options)) yield entry(path, info, found.name);
    }
  }
  async function* walk(root, options = {}) {
    const steps = walked(textOf(root), options);
    for (let step = steps.next(); !step.done; ) {
      if (!Array.isArray(step.value)) {
        yield step.value;
        step = steps.next();
        continue;
      }
      const [name, ...args] = step.value;
      step = steps.next(
        name === "readDir" ? await Array.fromAsync(Deno.readDir(...args)) : await Deno[name](...args),
      );
    }
  }
  function* walkSync(root, options = {}) {
    const steps = walked(textOf(root), options);
    for (let step = steps.next(); !step.done; ) {
      if (!Array.isArray(step.value)) {
        yield step.value;
        step = steps.next();
        continue;
      }
      const [name, ...args] = step.value;
      const answer = Deno[`${name}Sync`](...args);
      step = steps.next(name === "readDir" ? [...answer] : answer);
    }
  }

  /** A glob as a walk: where to start, how deep, and what fits. */
  function globWalk(glob, options) {
    const root = resolve(textOf(options.root ?? Deno.cwd()));
    const whole = resolve(root, textOf(glob));
    const parts = whole.split("/");
    const fixed = parts.findIndex((part) => /[*?[\]{}()]/.test(part));
    const start = fixed < 0 ? dirname(whole) : parts.slice(0, fixed).join("/") || "/";
    const pattern = globToRegExp(whole, { globstar: options.globstar ?? true, extended: options.extended ?? true });
    const excluded = (options.exclude ?? []).map((each) => globToRegExp(resolve(root, each), { globstar: true }));
    const fits = ({ path, isDirectory }) =>
      pattern.test(path) &&
      !excluded.some((each) => each.test(path)) &&
      (!isDirectory || options.includeDirs !== false) &&
      relative(root, path) !== "";
    const { followSymlinks, canonicalize } = options;
    return [start, { followSymlinks, canonicalize }, fits];
  }
  async function* expandGlob(glob, options = {}) {
    const [start, walking, fits] = globWalk(glob, options);
    if (!(await exists(start))) return;
    const found = (await Array.fromAsync(walk(start, walking))).filter(fits);
    yield* found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }
  function* expandGlobSync(glob, options = {}) {
    const [start, walking, fits] = globWalk(glob, options);
    if (!existsSync(start)) return;
    yield* [...walkSync(start, walking)].filter(fits).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  return {
    exists, existsSync, ensureDir, ensureDirSync, ensureFile, ensureFileSync, emptyDir, emptyDirSync, move, moveSync,
    copy, copySync, ensureLink, ensureLinkSync, ensureSymlink, ensureSymlinkSync, walk, walkSync, expandGlob,
    expandGlobSync,
  };
}
