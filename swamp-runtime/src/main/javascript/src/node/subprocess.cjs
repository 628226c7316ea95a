// child_process.ChildProcess, over a subprocess of the host.
"use strict";
const { Buffer } = require("./buffer.cjs");
const EventEmitter = require("./events.cjs");
const { coded, NUMBERS } = require("./errors.cjs");
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

module.exports = { ChildProcess, requestOf, signalName, spawnError };
