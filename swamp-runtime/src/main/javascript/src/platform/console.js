// The console: plain lines are printed at once, everything else by the console script.
import { host } from "./host.js";

const METHODS = [
  "log",
  "info",
  "debug",
  "warn",
  "error",
  "dir",
  "dirxml",
  "table",
  "count",
  "countReset",
  "time",
  "timeLog",
  "timeEnd",
  "group",
  "groupCollapsed",
  "groupEnd",
  "assert",
  "trace",
  "clear",
];

const state = { indentation: "", counts: new Map(), timers: new Map() };

host.onAttach(() => {
  state.indentation = "";
  state.counts.clear();
  state.timers.clear();
});

const isPlain = (args) => args.length === 1 && typeof args[0] === "string" && state.indentation === "";

export const console = {};
for (const name of METHODS) {
  const toStandardError = name === "warn" || name === "error";
  const full = (args) => host.script("web-console").methods[name](state, ...args);
  const method =
    name === "log" || name === "info" || name === "debug" || toStandardError
      ? (...args) => (isPlain(args) ? host.call("console.print", toStandardError, args[0]) : full(args))
      : (...args) => full(args);
  console[name] = Object.defineProperty(method, "name", { value: name });
}
Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
