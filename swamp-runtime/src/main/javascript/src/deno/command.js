// Deno.Command: subprocesses in the caller's surroundings.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { pathOf } from "./paths.js";
import { collect, readableOf, writableOf } from "./streams.js";

const PIPED_INPUT = "Piped stdin is not supported for this function, use 'Deno.Command.spawn()' instead";

/** What the host wants to know of a subprocess, as JSON. */
export function requestOf(command, options, standard, apiName) {
  const { args = [], cwd, clearEnv = false, env = {}, uid, gid, detached = false } = options;
  for (const name of ["stdin", "stdout", "stderr"]) {
    const value = options[name] ?? standard[name];
    if (value !== "piped" && value !== "inherit" && value !== "null") {
      throw new TypeError(
        `${apiName}: '${name}' must be "piped", "inherit" or "null": received ${JSON.stringify(value)}`,
      );
    }
  }
  return JSON.stringify({
    command: pathOf(command, "command"),
    args: Array.from(args, (arg) => String(arg)),
    cwd: cwd === undefined || cwd === null ? "" : pathOf(cwd, "cwd"),
    env: Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)])),
    clearEnv: Boolean(clearEnv),
    uid: uid ?? -1,
    gid: gid ?? -1,
    stdin: options.stdin ?? standard.stdin,
    stdout: options.stdout ?? standard.stdout,
    stderr: options.stderr ?? standard.stderr,
    detached: Boolean(detached),
  });
}

const statusOf = (result) => ({
  success: result[0] === 0,
  code: result[0],
  signal: result[1] === "" ? null : result[1],
});

function outputOf(status, stdout, stderr) {
  const stream = (name, bytes) => {
    if (bytes === null) {
      throw new TypeError(`Cannot get '${name}': '${name}' is not piped`);
    }
    return bytes;
  };
  return {
    ...status,
    get stdout() {
      return stream("stdout", stdout);
    },
    get stderr() {
      return stream("stderr", stderr);
    },
  };
}

const COLLECTED = { stdin: "null", stdout: "piped", stderr: "piped" };
const INHERITED = { stdin: "inherit", stdout: "inherit", stderr: "inherit" };

export class Command {
  #command;
  #options;

  constructor(command, options) {
    this.#command = pathOf(command, "command");
    this.#options = { ...options };
  }

  async output() {
    if (this.#options.stdin === "piped") {
      throw new TypeError(PIPED_INPUT);
    }
    const request = requestOf(this.#command, this.#options, COLLECTED, "Deno.Command().output()");
    if (this.#options.signal) {
      return new ChildProcess(PRIVATE, request, this.#options.signal).output();
    }
    const result = await host.promise("process.output", request);
    return outputOf(statusOf(result), result[2], result[3]);
  }

  outputSync() {
    if (this.#options.stdin === "piped") {
      throw new TypeError(PIPED_INPUT);
    }
    const result = host.call(
      "process.outputNow",
      requestOf(this.#command, this.#options, COLLECTED, "Deno.Command().outputSync()"),
    );
    return outputOf(statusOf(result), result[2], result[3]);
  }

  spawn() {
    const request = requestOf(this.#command, this.#options, INHERITED, "Deno.Command().spawn()");
    return new ChildProcess(PRIVATE, request, this.#options.signal);
  }
}

const PRIVATE = Symbol("ChildProcess");

export class ChildProcess {
  #number;
  #pid;
  #piped;
  #status;
  #ended = false;
  #streams = {};

  constructor(key, request, signal) {
    if (key !== PRIVATE) {
      throw new TypeError("Illegal constructor");
    }
    const { stdin, stdout, stderr } = JSON.parse(request);
    this.#piped = { stdin: stdin === "piped", stdout: stdout === "piped", stderr: stderr === "piped" };
    const [number, pid] = [...host.call("process.spawn", request)];
    this.#number = number;
    this.#pid = pid;
    this.#status = this.#watch(signal);
  }

  async #watch(signal) {
    const onAbort = () => {
      try {
        this.kill("SIGTERM");
      } catch {
        // It ended by itself meanwhile.
      }
    };
    if (signal?.aborted) {
      onAbort();
    } else {
      signal?.addEventListener("abort", onAbort, { once: true });
    }
    const result = await host.promise("process.status", this.#number);
    signal?.removeEventListener("abort", onAbort);
    this.#ended = true;
    return statusOf(result);
  }

  get pid() {
    return this.#pid;
  }

  get status() {
    return this.#status;
  }

  get stdin() {
    return this.#stream("stdin", () =>
      writableOf({
        write: (chunk) => host.promise("process.write", this.#number, ...bytesOf(chunk)),
        close: () => host.promise("process.closeInput", this.#number),
      }),
    );
  }

  get stdout() {
    return this.#stream("stdout", () => readableOf(this.#source(false)));
  }

  get stderr() {
    return this.#stream("stderr", () => readableOf(this.#source(true)));
  }

  async output() {
    for (const name of ["stdout", "stderr"]) {
      if (this.#streams[name]?.locked) {
        throw new TypeError(`Cannot collect output: '${name}' is locked`);
      }
    }
    const [status, stdout, stderr] = await Promise.all([
      this.#status,
      this.#collect("stdout", false),
      this.#collect("stderr", true),
    ]);
    return outputOf(status, stdout, stderr);
  }

  kill(signal = "SIGTERM") {
    if (this.#ended) {
      throw new TypeError("Child process has already terminated");
    }
    host.call("process.signal", this.#number, signal);
  }

  // A run does not wait for its subprocesses anyway: it ends with its method.
  ref() {}
  unref() {}

  async [Symbol.asyncDispose]() {
    try {
      this.kill();
    } catch {
      // It has ended, which is what was wanted.
    }
    await this.#status;
  }

  #source(fromError) {
    return {
      read: () => host.promise("process.read", this.#number, fromError),
      close: () => host.call("process.stopReading", this.#number, fromError),
    };
  }

  #stream(name, make) {
    if (!this.#piped[name]) {
      throw new TypeError(`Cannot get '${name}': '${name}' is not piped`);
    }
    return (this.#streams[name] ??= make());
  }

  // A stream nobody has asked for is read without making it a stream first.
  #collect(name, fromError) {
    if (!this.#piped[name]) {
      return null;
    }
    const stream = this.#streams[name];
    return stream === undefined ? collect(this.#source(fromError)) : stream.bytes();
  }
}

/** (command, args, options) or (command, options), as a command. */
function commandOf(command, argsOrOptions, options) {
  if (!Array.isArray(argsOrOptions)) {
    return new Command(command, argsOrOptions);
  }
  if (options?.args !== undefined) {
    throw new TypeError("Passing 'args' in options is not allowed when args are passed as a separate argument");
  }
  return new Command(command, { ...options, args: argsOrOptions });
}

export const spawn = (...args) => commandOf(...args).spawn();
export const spawnAndWait = async (...args) => commandOf(...args).output();
export const spawnAndWaitSync = (...args) => commandOf(...args).outputSync();

export const kill = (pid, signal = "SIGTERM") => host.call("system.kill", pid, signal);
