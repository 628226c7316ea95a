// The machine, the process, and what a program may ask about itself.
import { host } from "../platform/host.js";

const { os, arch } = host.call("system.build");
const vendor = os === "darwin" ? "apple" : "unknown";
const target = os === "darwin" ? `${arch}-apple-darwin` : `${arch}-unknown-linux-gnu`;

export const build = Object.freeze({
  target,
  arch,
  os,
  vendor,
  env: os === "darwin" ? undefined : "gnu",
  standalone: false,
});

// The Deno and TypeScript whose behaviour this runtime follows.
export const version = Object.freeze({ deno: "2.9.6", v8: "14.0.0", typescript: "5.9.2" });

export const args = Object.freeze([]);
export const noColor = true;
export const mainModule = "file:///";
export const exitCode = 0;

const facts = () => host.call("system.facts");

/** What is only known when it is asked for. */
export const values = {
  get pid() {
    return facts().pid;
  },
  get ppid() {
    return facts().parent;
  },
};

export const hostname = () => host.call("system.hostname");
export const uid = () => facts().user;
export const gid = () => facts().group;
export const osRelease = () => facts().release;
export const osUptime = () => Math.floor(facts().uptime);
export const execPath = () => "/proc/self/exe";

export function loadavg() {
  const load = Math.max(facts().load, 0);
  return [load, load, load];
}

export function systemMemoryInfo() {
  const { memoryTotal = 0, memoryFree = 0 } = facts();
  return {
    total: memoryTotal,
    free: memoryFree,
    available: memoryFree,
    buffers: 0,
    cached: 0,
    swapTotal: 0,
    swapFree: 0,
  };
}

export function memoryUsage() {
  const { heapUsed, heapTotal } = facts();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0 };
}

export function exit(code = 0) {
  host.call("system.exit", Number(code) || 0);
}

/** Signals of the process are the daemon's: a run hears of its own end through context.signal. */
export function addSignalListener(signal, handler) {
  if (typeof signal !== "string" || typeof handler !== "function") {
    throw new TypeError("Deno.addSignalListener expects a signal's name and a function");
  }
}
export const removeSignalListener = addSignalListener;

export const refTimer = (id) => host.timer("keep", Number(id), true);
export const unrefTimer = (id) => host.timer("keep", Number(id), false);
