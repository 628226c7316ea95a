// AbortController and AbortSignal.
import { host } from "../platform/host.js";
import { DOMException } from "./dom-exception.js";
import { defineHandler, dispatch, Event, EventTarget, hasListeners, trusted } from "./events.js";
import { asInterface, requireArguments } from "./webidl.js";

const MAKE = Symbol("make");
let abortSignal;
let dependOn;

export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  #sources = [];
  #dependents = new Set();
  #timer;

  constructor(key) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
    super();
  }

  static {
    abortSignal = (signal, reason) => signal.#abort(reason);
    dependOn = (signal, source) => {
      for (const root of source.#sources.length > 0 ? source.#sources : [source]) {
        if (!signal.#sources.includes(root)) {
          signal.#sources.push(root);
          root.#dependents.add(signal);
        }
      }
    };
  }

  static abort(reason) {
    const signal = new AbortSignal(MAKE);
    signal.#aborted = true;
    signal.#reason = reasonOf(reason);
    return signal;
  }

  static timeout(milliseconds) {
    requireArguments(arguments.length, 1, "Failed to execute 'AbortSignal.timeout'");
    const delay = Math.trunc(Number(milliseconds));
    if (!(delay >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
      throw new TypeError("Failed to execute 'AbortSignal.timeout': Argument 1 is outside the accepted range");
    }
    const signal = new AbortSignal(MAKE);
    signal.#timer = host.timer("start", delay, false, () =>
      abortSignal(signal, new DOMException("Signal timed out.", "TimeoutError")),
    );
    host.timer("keep", signal.#timer, false);
    return signal;
  }

  static any(signals) {
    requireArguments(arguments.length, 1, "Failed to execute 'AbortSignal.any'");
    const given = [...signals];
    given.forEach(requireSignal);
    const signal = new AbortSignal(MAKE);
    const done = given.find((source) => source.#aborted);
    if (done) {
      signal.#aborted = true;
      signal.#reason = done.#reason;
    } else {
      given.forEach((source) => dependOn(signal, source));
    }
    return signal;
  }

  addEventListener(type, ...rest) {
    super.addEventListener(type, ...rest);
    this.#keepWaiting();
  }

  removeEventListener(type, ...rest) {
    super.removeEventListener(type, ...rest);
    this.#keepWaiting();
  }

  // A timeout that nobody listens to is no reason to wait for it.
  #keepWaiting() {
    const heard = hasListeners(this, "abort") || [...this.#dependents].some((signal) => hasListeners(signal, "abort"));
    if (this.#timer !== undefined) host.timer("keep", this.#timer, heard);
    this.#sources.forEach((source) => source.#keepWaiting());
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  #abort(reason) {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reasonOf(reason);
    const due = [...this.#dependents].filter((dependent) => !dependent.#aborted);
    for (const dependent of due) {
      dependent.#aborted = true;
      dependent.#reason = this.#reason;
    }
    this.#dependents.clear();
    for (const signal of [this, ...due]) {
      dispatch(signal, trusted(new Event("abort")));
    }
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `AbortSignal ${inspect({ aborted: this.aborted, reason: this.reason, onabort: this.onabort }, options)}`;
  }
}
defineHandler(AbortSignal.prototype, "abort");
asInterface(AbortSignal, "AbortSignal");

const reasonOf = (reason) =>
  reason === undefined ? new DOMException("The signal has been aborted", "AbortError") : reason;

function requireSignal(value) {
  if (!(value instanceof AbortSignal)) {
    throw new TypeError("Failed to execute 'AbortSignal.any': Argument 1 is not a sequence of AbortSignal");
  }
}

export class AbortController {
  #signal = new AbortSignal(MAKE);

  get signal() {
    return this.#signal;
  }

  abort(reason) {
    abortSignal(this.#signal, reason);
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    return `AbortController ${inspect({ signal: this.signal }, options)}`;
  }
}
asInterface(AbortController, "AbortController");
