// node:os.
"use strict";
const { host } = require("../platform/host.js");
const { NUMBERS } = require("./errors.cjs");

const { os, arch } = host.call("system.build");
const facts = () => host.call("system.facts");
const environment = (name) => host.call("environment.get", name);

const SIGNALS = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGSYS: 31,
};

function networkInterfaces() {
  const result = {};
  for (const { name, address, family, mac, internal, cidr, prefix } of host.call("network.interfaces")) {
    const netmask =
      family === "IPv4"
        ? [0, 8, 16, 24].map((start) => 256 - 2 ** (8 - Math.min(Math.max(prefix - start, 0), 8))).join(".")
        : "";
    (result[name] ??= []).push({
      address,
      netmask,
      family,
      mac,
      internal,
      cidr,
      ...(family === "IPv6" ? { scopeid: 0 } : {}),
    });
  }
  return result;
}

module.exports = {
  EOL: "\n",
  devNull: "/dev/null",
  arch: () => (arch === "x86_64" ? "x64" : "arm64"),
  machine: () => (arch === "aarch64" && os === "darwin" ? "arm64" : arch),
  platform: () => os,
  type: () => (os === "darwin" ? "Darwin" : "Linux"),
  release: () => facts().release,
  version: () => `${os === "darwin" ? "Darwin" : "Linux"} ${facts().release}`,
  hostname: () => host.call("system.hostname"),
  homedir: () => environment("HOME") ?? facts().home,
  tmpdir: () => (environment("TMPDIR") ?? environment("TMP") ?? environment("TEMP") ?? "/tmp").replace(/(.)\/$/, "$1"),
  endianness: () => "LE",
  uptime: () => facts().uptime,
  loadavg: () => Array(3).fill(Math.max(facts().load, 0)),
  totalmem: () => facts().memoryTotal ?? 0,
  freemem: () => facts().memoryFree ?? 0,
  availableParallelism: () => facts().processors,
  cpus: () =>
    Array.from({ length: facts().processors }, () => ({
      model: arch,
      speed: 0,
      times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
    })),
  userInfo: () => {
    const { user, group, userName, home } = facts();
    return { uid: user, gid: group, username: userName, homedir: home, shell: environment("SHELL") ?? null };
  },
  networkInterfaces,
  getPriority: () => 0,
  setPriority() {},
  constants: {
    signals: SIGNALS,
    errno: NUMBERS,
    priority: {
      PRIORITY_LOW: 19,
      PRIORITY_BELOW_NORMAL: 10,
      PRIORITY_NORMAL: 0,
      PRIORITY_ABOVE_NORMAL: -7,
      PRIORITY_HIGH: -14,
      PRIORITY_HIGHEST: -20,
    },
    dlopen: { RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0 },
    UV_UDP_REUSEADDR: 4,
  },
};
