// The platform: what extensions expect of globalThis.
import { host } from "./platform/host.js";
import { inspect } from "./platform/inspect.js";

const line = (args) => {
  const json = host.call("console.json");
  return args.map((arg) => typeof arg === "string" ? arg : json ? JSON.stringify(arg) ?? String(arg) : inspect(arg)).join(" ");
};
const print = (toStandardError) => (...args) => host.call("console.print", toStandardError, line(args));
globalThis.console = { log: print(false), info: print(false), debug: print(false), warn: print(true), error: print(true) };

globalThis.setTimeout = (action, delay = 0, ...args) => host.timer("start", Number(delay) || 0, false, () => action(...args));
globalThis.setInterval = (action, delay = 0, ...args) => host.timer("start", Number(delay) || 0, true, () => action(...args));
globalThis.clearTimeout = globalThis.clearInterval = (id) => typeof id === "number" && host.timer("stop", id);
