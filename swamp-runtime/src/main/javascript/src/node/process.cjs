// node:process, and the global of that name: the run's environment, directory and output, not the daemon's.
"use strict";
const EventEmitter = require("./events.cjs");
const { coded, fromHost, invalidType, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");

const { os, arch } = host.call("system.build");
const facts = () => host.call("system.facts");
const emitter = new EventEmitter();

const environment = new Proxy(
  {},
  {
    get: (_, name) => (typeof name === "string" ? host.call("environment.get", name) : undefined),
    set(_, name, value) {
      host.call("environment.set", String(name), String(value));
      return true;
    },
    has: (_, name) => typeof name === "string" && host.call("environment.get", name) !== undefined,
    deleteProperty(_, name) {
      if (typeof name === "string") host.call("environment.delete", name);
      return true;
    },
    defineProperty(_, name, descriptor) {
      host.call("environment.set", String(name), String(descriptor.value));
      return true;
    },
    ownKeys: () => Object.keys(host.call("environment.all")),
    getOwnPropertyDescriptor(_, name) {
      const value = typeof name === "string" ? host.call("environment.get", name) : undefined;
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
  },
);

function hrtime(previous) {
  const now = host.now() + 1;
  let seconds = Math.floor(now / 1000);
  let nanoseconds = Math.floor((now % 1000) * 1e6);
  if (previous) {
    seconds -= previous[0];
    nanoseconds -= previous[1];
    if (nanoseconds < 0) [seconds, nanoseconds] = [seconds - 1, nanoseconds + 1e9];
  }
  return [seconds, nanoseconds];
}
hrtime.bigint = () => BigInt(Math.round((host.now() + 1) * 1e6));

const memoryUsage = () => {
  const { heapUsed, heapTotal } = facts();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
};
memoryUsage.rss = () => facts().heapTotal;

const versions = { node: "24.2.0", deno: "2.9.6", v8: "14.0.0", uv: "1.51.0", modules: "137", openssl: "3.0.0" };
const streams = {};
const lazyStream = (name) => {
  const { standardStream } = require("./tty.cjs");
  return (streams[name] ??= standardStream(name));
};

let exitCode;

const members = {
  title: "deno",
  version: `v${versions.node}`,
  versions,
  arch: arch === "x86_64" ? "x64" : "arm64",
  platform: os,
  release: { name: "node", lts: false, sourceUrl: "", headersUrl: "" },
  argv0: "deno",
  argv: ["deno", "file:///"],
  execArgv: [],
  execPath: "deno",
  env: environment,
  config: { target_defaults: {}, variables: {} },
  features: { inspector: false, debug: false, uv: true, ipv6: true, tls: true, typescript: false },
  report: {},
  debugPort: 9229,
  browser: undefined,
  allowedNodeEnvironmentFlags: new Set(),
  connected: false,

  cwd: () => host.call("directory.get"),
  chdir(directory) {
    if (typeof directory !== "string") throw invalidType("directory", "of type string", directory);
    try {
      host.call("directory.set", directory);
    } catch (error) {
      throw fromHost(error, "chdir", directory);
    }
  },
  nextTick(action, ...args) {
    if (typeof action !== "function") throw invalidType("callback", "of type function", action);
    queueMicrotask(() => action(...args));
  },
  hrtime,
  uptime: () => host.now() / 1000,
  memoryUsage,
  resourceUsage: () => ({ userCPUTime: 0, systemCPUTime: 0, maxRSS: Math.round(facts().heapTotal / 1024) }),
  cpuUsage: () => ({ user: Math.round(host.now() * 1000), system: 0 }),
  availableMemory: () => facts().memoryFree ?? 0,
  constrainedMemory: () => 0,
  umask: () => 0o22,
  getuid: () => facts().user,
  geteuid: () => facts().user,
  getgid: () => facts().group,
  getegid: () => facts().group,
  getgroups: () => [facts().group],
  exit(code) {
    host.call("system.exit", Number(code ?? exitCode ?? 0) || 0);
  },
  reallyExit: (code) => host.call("system.exit", Number(code) || 0),
  abort: () => host.call("system.exit", 134),
  kill(pid, signal = "SIGTERM") {
    if (signal === 0) {
      if (!host.call("system.isAlive", pid)) throw fromHost(Object.assign(new Error(""), { code: "ESRCH" }), "kill");
      return true;
    }
    try {
      host.call("system.kill", pid, String(signal));
    } catch (error) {
      throw fromHost(error, "kill");
    }
    return true;
  },
  emitWarning(warning, type, code) {
    const text =
      warning instanceof Error
        ? `${warning.name}: ${warning.message}`
        : `${type?.type ?? type ?? "Warning"}: ${warning}`;
    const label = type?.code ?? (typeof code === "string" ? code : undefined);
    console.error(`(node) ${label ? `[${label}] ` : ""}${text}`);
  },
  getBuiltinModule: (name) => require("./registry.cjs").find(name),
  binding: missing("process.binding"),
  dlopen: missing("process.dlopen"),
  setUncaughtExceptionCaptureCallback() {},
  hasUncaughtExceptionCaptureCallback: () => false,
  setSourceMapsEnabled() {},
  ref() {},
  unref() {},
  loadEnvFile(path = ".env") {
    const { parseEnv } = require("./util.cjs");
    const parsed = parseEnv(require("./fs.cjs").readFileSync(path, "utf8"));
    for (const [name, value] of Object.entries(parsed)) {
      if (!(name in environment)) environment[name] = value;
    }
  },
};

const process = emitter;
for (const [name, value] of Object.entries(members)) {
  process[name] = value;
}
Object.defineProperties(process, {
  pid: { enumerable: true, get: () => facts().pid },
  ppid: { enumerable: true, get: () => facts().parent },
  stdin: { enumerable: true, configurable: true, get: () => lazyStream("stdin") },
  stdout: { enumerable: true, configurable: true, get: () => lazyStream("stdout") },
  stderr: { enumerable: true, configurable: true, get: () => lazyStream("stderr") },
  exitCode: { enumerable: true, configurable: true, get: () => exitCode, set: (code) => (exitCode = code) },
  [Symbol.toStringTag]: { value: "process", configurable: true },
});

module.exports = process;
