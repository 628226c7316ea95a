// Timers and microtasks.
import { host } from "./host.js";
import { reportError } from "../web/report.js";

const start = (repeats) => (action, delay = 0, ...args) => {
  if (typeof action !== "function") {
    throw new TypeError(`The "callback" argument must be of type function. Received ${typeof action}`);
  }
  return host.timer("start", Number(delay) || 0, repeats, () => action.apply(globalThis, args));
};

const stop = (timer) => {
  const number = Number(timer);
  if (Number.isSafeInteger(number)) host.timer("stop", number);
};

export const setTimeout = named("setTimeout", start(false));
export const setInterval = named("setInterval", start(true));
export const clearTimeout = named("clearTimeout", (timer) => stop(timer));
export const clearInterval = named("clearInterval", (timer) => stop(timer));
export const setImmediate = named("setImmediate", (action, ...args) => setTimeout(action, 0, ...args));
export const clearImmediate = named("clearImmediate", (timer) => stop(timer));

export function queueMicrotask(action) {
  if (typeof action !== "function") {
    throw new TypeError("Failed to execute 'queueMicrotask': Argument 1 is not a function");
  }
  Promise.resolve().then(action).catch(reportError);
}

function named(name, action) {
  return Object.defineProperty(action, "name", { value: name });
}
