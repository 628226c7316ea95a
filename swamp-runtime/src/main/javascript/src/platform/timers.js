// Timers and microtasks.
import { host } from "./host.js";
import { reportError } from "../web/report.js";

/** What setTimeout returns: an object as Node's, that is also good as a number. */
class Timeout {
  #number;
  #isRef = true;
  #start;

  constructor(start) {
    this.#start = start;
    this.#number = start();
  }

  ref() {
    return this.#keep(true);
  }

  unref() {
    return this.#keep(false);
  }

  hasRef() {
    return this.#isRef;
  }

  refresh() {
    host.timer("stop", this.#number);
    this.#number = this.#start();
    return this.#keep(this.#isRef);
  }

  close() {
    host.timer("stop", this.#number);
    return this;
  }

  [Symbol.toPrimitive]() {
    return this.#number;
  }

  [Symbol.dispose]() {
    this.close();
  }

  #keep(isRef) {
    this.#isRef = isRef;
    host.timer("keep", this.#number, isRef);
    return this;
  }
}
Object.defineProperty(Timeout, "name", { value: "Timeout" });

const start =
  (repeats) =>
  (action, delay = 0, ...args) => {
    if (typeof action !== "function") {
      throw new TypeError(`The "callback" argument must be of type function. Received ${typeof action}`);
    }
    const milliseconds = Number(delay) || 0;
    const timeout = new Timeout(() => host.timer("start", milliseconds, repeats, () => action.apply(timeout, args)));
    return timeout;
  };

const stop = (timer) => {
  const number = (typeof timer === "object" && timer !== null) || typeof timer === "string" ? Number(timer) : timer;
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
