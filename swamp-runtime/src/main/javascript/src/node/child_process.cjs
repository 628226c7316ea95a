// node:child_process.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { ChildProcess, requestOf, signalName, spawnError } = require("./subprocess.cjs");
const { coded, invalidType, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const process = require("./process.cjs");

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
