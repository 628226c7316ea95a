// node:child_process.
"use strict";
const { Buffer } = require("./buffer.cjs");
const EventEmitter = require("./events.cjs");
const { coded, invalidType, missing, NUMBERS } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const process = require("./process.cjs");

const SIGNAL_NUMBERS = () => require("./os.cjs").constants.signals;
const signalName = (signal) =>
  typeof signal === "number"
    ? (Object.entries(SIGNAL_NUMBERS()).find(([, number]) => number === signal)?.[0] ?? String(signal))
    : signal;

const STANDARD = { pipe: "piped", overlapped: "piped", ignore: "null", inherit: "inherit" };
const standardOf = (value, index) => {
  if (value === undefined || value === null) return "piped";
  if (value === index || (index > 0 && (value === process.stdout || value === process.stderr))) return "inherit";
  if (STANDARD[value] === undefined)
    throw coded(TypeError, "ERR_INVALID_ARG_VALUE", `The argument 'stdio' is invalid here. Received ${String(value)}`);
  return STANDARD[value];
};

/** (file, args?, options?) in one shape, with the shell put in front when one is asked for. */
function normalized(file, args, options) {
  if (typeof file !== "string" || file === "") throw invalidType("file", "of type string", file);
  const [list, given] = Array.isArray(args) ? [args, options ?? {}] : [[], args ?? options ?? {}];
  const spawnargs = list.map(String);
  if (given.shell) {
    const command = [file, ...spawnargs].join(" ");
    const shell = typeof given.shell === "string" ? given.shell : "/bin/sh";
    return { file: shell, args: ["-c", command], options: given };
  }
  return { file, args: spawnargs, options: given };
}

function requestOf(file, args, options) {
  const stdio =
    typeof options.stdio === "string" ? [options.stdio, options.stdio, options.stdio] : (options.stdio ?? []);
  const [stdin, stdout, stderr] = [0, 1, 2].map((index) => standardOf(stdio[index], index));
  const environment =
    options.env === undefined || options.env === null
      ? undefined
      : Object.fromEntries(
          Object.entries(options.env)
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => [name, String(value)]),
        );
  const cwd =
    options.cwd === undefined || options.cwd === null
      ? ""
      : typeof options.cwd === "string"
        ? options.cwd
        : require("./url.cjs").fileURLToPath(options.cwd);
  return {
    command: file,
    args,
    cwd,
    env: environment ?? {},
    clearEnv: environment !== undefined,
    uid: options.uid ?? -1,
    gid: options.gid ?? -1,
    stdin,
    stdout,
    stderr,
    detached: Boolean(options.detached),
  };
}

function spawnError(error, file, args) {
  const code = error.code ?? "EIO";
  return Object.assign(new Error(`spawn ${file} ${code}`), {
    errno: -(NUMBERS[code] ?? 5),
    code,
    syscall: `spawn ${file}`,
    path: file,
    spawnargs: args,
  });
}

class ChildProcess extends EventEmitter {
  #number;

  constructor() {
    super();
    Object.assign(this, {
      pid: undefined,
      exitCode: null,
      signalCode: null,
      killed: false,
      stdin: null,
      stdout: null,
      stderr: null,
      connected: false,
    });
  }

  start(file, args, options) {
    this.spawnfile = file;
    this.spawnargs = [options.argv0 ?? file, ...args];
    const request = requestOf(file, args, options);
    try {
      [this.#number, this.pid] = [...host.call("process.spawn", JSON.stringify(request))];
    } catch (error) {
      this.#failToStart(spawnError(error, file, args), request);
      return this;
    }
    this.#connect(request);
    queueMicrotask(() => this.emit("spawn"));
    this.#watch(options);
    return this;
  }

  // The streams are there nevertheless, since callers listen on them before they hear of the error.
  #failToStart(error, request) {
    const { Readable, Writable } = require("./stream.cjs");
    if (request.stdin === "piped") this.stdin = new Writable({ write: (chunk, encoding, done) => done() });
    if (request.stdout === "piped") this.stdout = Readable.from([]);
    if (request.stderr === "piped") this.stderr = Readable.from([]);
    this.stdio = [this.stdin, this.stdout, this.stderr];
    this.exitCode = error.errno;
    queueMicrotask(() => {
      this.emit("error", error);
      this.emit("close", error.errno, null);
    });
  }

  #connect(request) {
    const { Readable, Writable } = require("./stream.cjs");
    const number = this.#number;
    if (request.stdin === "piped") {
      this.stdin = new Writable({
        write(chunk, encoding, done) {
          const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
          host.promise("process.write", number, bytes.buffer, bytes.byteOffset, bytes.byteLength).then(
            () => done(),
            () => done(Object.assign(new Error("write EPIPE"), { errno: -32, code: "EPIPE", syscall: "write" })),
          );
        },
        final(done) {
          host.promise("process.closeInput", number).then(() => done(), done);
        },
        destroy(error, done) {
          host.call("process.closeInput", number);
          done(error);
        },
      });
    }
    const readable = (fromError) =>
      new Readable({
        read() {
          host.promise("process.read", number, fromError).then(
            (bytes) => this.push(bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
            (error) => this.destroy(error),
          );
        },
        destroy(error, done) {
          host.call("process.stopReading", number, fromError);
          done(error);
        },
      });
    if (request.stdout === "piped") this.stdout = readable(false);
    if (request.stderr === "piped") this.stderr = readable(true);
    this.stdio = [this.stdin, this.stdout, this.stderr];
  }

  async #watch({ signal, timeout, killSignal = "SIGTERM" }) {
    const abort = () => {
      if (this.kill(killSignal))
        this.emit(
          "error",
          Object.assign(new Error("The operation was aborted", { cause: signal.reason }), {
            name: "AbortError",
            code: "ABORT_ERR",
          }),
        );
    };
    if (signal?.aborted) queueMicrotask(abort);
    signal?.addEventListener("abort", abort, { once: true });
    const timer = timeout > 0 ? setTimeout(() => this.kill(killSignal), timeout) : undefined;
    const [code, name] = [...(await host.promise("process.status", this.#number))];
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    [this.exitCode, this.signalCode] = name === "" ? [code, null] : [null, name];
    this.stdin?.destroy();
    const open = [this.stdout, this.stderr].filter((stream) => stream !== null && !stream.destroyed);
    const ended = open.map((stream) => new Promise((resolve) => stream.once("close", resolve)));
    this.emit("exit", this.exitCode, this.signalCode);
    open
      .filter((stream) => stream.readableFlowing === null && stream.listenerCount("readable") === 0)
      .forEach((stream) => stream.resume());
    await Promise.all(ended);
    this.emit("close", this.exitCode, this.signalCode);
  }

  kill(signal = "SIGTERM") {
    if (this.exitCode !== null || this.signalCode !== null || this.#number === undefined) return false;
    if (signal === 0) return true;
    try {
      host.call("process.signal", this.#number, signalName(signal));
      this.killed = true;
      return true;
    } catch (error) {
      if (error instanceof TypeError && !/terminated/.test(error.message))
        throw coded(TypeError, "ERR_UNKNOWN_SIGNAL", `Unknown signal: ${signal}`);
      return false;
    }
  }

  ref() {}
  unref() {}
  disconnect() {}
  [Symbol.dispose]() {
    this.kill();
  }
}

function spawn(file, args, options) {
  const call = normalized(file, args, options);
  return new ChildProcess().start(call.file, call.args, call.options);
}

function execFile(file, ...rest) {
  const callback = typeof rest.at(-1) === "function" ? rest.pop() : undefined;
  const call = normalized(file, ...rest);
  const { encoding = "utf8", maxBuffer = 1024 * 1024 } = call.options;
  const child = new ChildProcess().start(call.file, call.args, { ...call.options, stdio: undefined });
  collect(child, encoding, maxBuffer, call, callback);
  return child;
}

function collect(child, encoding, maxBuffer, call, callback) {
  const parts = { stdout: [], stderr: [] };
  const sizes = { stdout: 0, stderr: 0 };
  let failure;
  for (const name of ["stdout", "stderr"]) {
    child[name].on("data", (chunk) => {
      sizes[name] += chunk.length;
      parts[name].push(chunk);
      if (sizes[name] > maxBuffer && failure === undefined) {
        failure = coded(RangeError, "ERR_CHILD_PROCESS_STDIO_MAXBUFFER", `${name} maxBuffer length exceeded`);
        child.kill(call.options.killSignal);
      }
    });
  }
  const result = (name) => {
    const bytes = Buffer.concat(parts[name]).subarray(0, maxBuffer);
    return encoding && encoding !== "buffer" && Buffer.isEncoding(encoding) ? bytes.toString(encoding) : bytes;
  };
  child.on("error", (error) => (failure ??= error));
  child.on("close", (code, signal) => {
    const [stdout, stderr] = [result("stdout"), result("stderr")];
    if (failure === undefined && (code !== 0 || signal !== null)) {
      const command = call.options.shell ? call.args.at(-1) : [call.file, ...call.args].join(" ");
      failure = Object.assign(new Error(`Command failed: ${command}\n${stderr}`), {
        code,
        killed: child.killed,
        signal,
        cmd: command,
      });
    }
    callback?.(failure ?? null, stdout, stderr);
  });
}

function exec(command, options, callback) {
  const [given, done] = typeof options === "function" ? [{}, options] : [options ?? {}, callback];
  return execFile(command, [], { ...given, shell: given.shell ?? true }, done ?? (() => {}));
}

const promised =
  (action) =>
  (...args) => {
    const { promise, resolve, reject } = Promise.withResolvers();
    promise.child = action(...args, (error, stdout, stderr) =>
      error ? reject(Object.assign(error, { stdout, stderr })) : resolve({ stdout, stderr }),
    );
    return promise;
  };
for (const action of [exec, execFile]) {
  Object.defineProperty(action, Symbol.for("nodejs.util.promisify.custom"), { value: promised(action) });
}

function spawnSync(file, args, options) {
  const call = normalized(file, args, options);
  const { input, encoding, maxBuffer = Infinity, timeout = 0, killSignal = "SIGTERM" } = call.options;
  const request = requestOf(call.file, call.args, call.options);
  const bytes =
    input === undefined || input === null ? undefined : typeof input === "string" ? Buffer.from(input) : input;
  // Without input the process shall see the end of it at once.
  request.stdin = request.stdin === "piped" && bytes === undefined ? "null" : request.stdin;
  let result;
  try {
    result = [
      ...host.call(
        "process.outputNow",
        JSON.stringify(request),
        ...(bytes === undefined ? [null, 0, 0] : [bytes.buffer, bytes.byteOffset, bytes.byteLength]),
        timeout,
        signalName(killSignal),
      ),
    ];
  } catch (error) {
    const failure = Object.assign(spawnError(error, call.file, call.args), {
      syscall: `spawnSync ${call.file}`,
      message: `spawnSync ${call.file} ${error.code}`,
    });
    return { error: failure, status: null, signal: null, output: null, pid: 0, stdout: null, stderr: null };
  }
  const [code, signal, stdout, stderr, pid, timedOut] = result;
  const shown = (part) =>
    part === null
      ? null
      : encoding && encoding !== "buffer"
        ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString(encoding)
        : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const output = [null, shown(stdout), shown(stderr)];
  const error = timedOut
    ? Object.assign(new Error(`spawnSync ${call.file} ETIMEDOUT`), {
        errno: -110,
        code: "ETIMEDOUT",
        syscall: `spawnSync ${call.file}`,
        path: call.file,
        spawnargs: call.args,
      })
    : Math.max(stdout?.length ?? 0, stderr?.length ?? 0) > maxBuffer
      ? Object.assign(new Error(`spawnSync ${call.file} ENOBUFS`), {
          errno: -105,
          code: "ENOBUFS",
          syscall: `spawnSync ${call.file}`,
          path: call.file,
          spawnargs: call.args,
        })
      : undefined;
  return {
    pid,
    output,
    stdout: output[1],
    stderr: output[2],
    status: signal === "" ? code : null,
    signal: signal === "" ? null : signal,
    ...(error ? { error } : {}),
  };
}

function outputOrThrow(result, command, options) {
  if (options.stdio === undefined && result.stderr?.length > 0) process.stderr.write(result.stderr);
  if (result.error) throw Object.assign(result.error, result);
  if (result.status !== 0) {
    throw Object.assign(
      new Error(`Command failed: ${command}${result.stderr?.length > 0 ? `\n${result.stderr}` : ""}`),
      result,
    );
  }
  return result.stdout;
}

function execFileSync(file, args, options) {
  const call = normalized(file, args, options);
  return outputOrThrow(
    spawnSync(call.file, call.args, { ...call.options, shell: false }),
    [file, ...call.args].join(" "),
    call.options,
  );
}

const execSync = (command, options = {}) =>
  outputOrThrow(spawnSync(command, [], { ...options, shell: options.shell ?? true }), command, options);

module.exports = {
  ChildProcess,
  spawn,
  exec,
  execFile,
  spawnSync,
  execSync,
  execFileSync,
  fork: missing("child_process.fork"),
};
