// node:events.
"use strict";
const { coded, invalidType } = require("./errors.cjs");

const errorMonitor = Symbol("events.errorMonitor");
const captureRejection = Symbol.for("nodejs.rejection");
const state = Symbol("events.listeners");
let defaultMaxListeners = 10;

const checked = (listener) => {
  if (typeof listener !== "function") throw invalidType("listener", "of type function", listener);
  return listener;
};

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
  // A prototype may carry listeners of its own, which instances must not share.
  if (!Object.hasOwn(this, "_events")) this._events = Object.create(null);
  this._eventsCount ??= 0;
  this._maxListeners ??= undefined;
  if (options?.captureRejections) this[state] = true;
};

function listenersOf(emitter, name) {
  return emitter._events?.[name];
}

function add(emitter, name, listener, atFront) {
  checked(listener);
  if (!Object.hasOwn(emitter, "_events") || emitter._events === undefined) {
    emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  }
  if (emitter._events.newListener !== undefined) emitter.emit("newListener", name, listener.listener ?? listener);
  const present = emitter._events[name];
  if (present === undefined) {
    emitter._events[name] = [listener];
    emitter._eventsCount++;
  } else {
    // Copied, since the list may be gone through right now.
    emitter._events[name] = atFront ? [listener, ...present] : [...present, listener];
  }
  return emitter;
}

function once(emitter, name, listener) {
  checked(listener);
  const wrapper = function (...args) {
    emitter.removeListener(name, wrapper);
    return listener.apply(emitter, args);
  };
  wrapper.listener = listener;
  return wrapper;
}

Object.assign(EventEmitter.prototype, {
  _events: undefined,
  _eventsCount: 0,
  _maxListeners: undefined,

  setMaxListeners(count) {
    this._maxListeners = count;
    return this;
  },
  getMaxListeners() {
    return this._maxListeners ?? defaultMaxListeners;
  },

  emit(name, ...args) {
    if (name === "error" && listenersOf(this, errorMonitor)) this.emit(errorMonitor, ...args);
    const listeners = listenersOf(this, name);
    if (listeners === undefined) {
      if (name !== "error") return false;
      const [error] = args;
      if (error instanceof Error) throw error;
      const unhandled = coded(
        Error,
        "ERR_UNHANDLED_ERROR",
        `Unhandled error. (${typeof error === "string" ? `'${error}'` : String(error)})`,
      );
      unhandled.context = error;
      throw unhandled;
    }
    for (const listener of listeners) {
      const result = listener.apply(this, args);
      if (this[state] && typeof result?.then === "function") {
        result.then(undefined, (error) =>
          typeof this[captureRejection] === "function"
            ? this[captureRejection](error, name, ...args)
            : this.emit("error", error),
        );
      }
    }
    return true;
  },

  addListener(name, listener) {
    return add(this, name, listener, false);
  },
  prependListener(name, listener) {
    return add(this, name, listener, true);
  },
  once(name, listener) {
    return this.on(name, once(this, name, listener));
  },
  prependOnceListener(name, listener) {
    return this.prependListener(name, once(this, name, listener));
  },

  removeListener(name, listener) {
    checked(listener);
    const present = listenersOf(this, name);
    const index = present?.findLastIndex((each) => each === listener || each.listener === listener) ?? -1;
    if (index >= 0) {
      const removed = present[index];
      if (present.length === 1) {
        delete this._events[name];
        this._eventsCount--;
      } else {
        this._events[name] = present.toSpliced(index, 1);
      }
      if (this._events.removeListener !== undefined) this.emit("removeListener", name, removed.listener ?? removed);
    }
    return this;
  },

  removeAllListeners(name) {
    if (this._events === undefined) return this;
    if (this._events.removeListener !== undefined && name !== "removeListener") {
      for (const each of name === undefined
        ? Reflect.ownKeys(this._events).filter((key) => key !== "removeListener")
        : [name]) {
        [...(listenersOf(this, each) ?? [])].reverse().forEach((listener) => this.removeListener(each, listener));
      }
    }
    if (name === undefined) {
      this._events = Object.create(null);
      this._eventsCount = 0;
    } else if (listenersOf(this, name) !== undefined) {
      delete this._events[name];
      this._eventsCount--;
    }
    return this;
  },

  listeners(name) {
    return (listenersOf(this, name) ?? []).map((each) => each.listener ?? each);
  },
  rawListeners(name) {
    return [...(listenersOf(this, name) ?? [])];
  },
  listenerCount(name, listener) {
    const present = listenersOf(this, name) ?? [];
    return listener === undefined
      ? present.length
      : present.filter((each) => each === listener || each.listener === listener).length;
  },
  eventNames() {
    return this._events === undefined ? [] : Reflect.ownKeys(this._events);
  },
});
EventEmitter.prototype.on = EventEmitter.prototype.addListener;
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;
for (const name of Object.keys(EventEmitter.prototype)) {
  Object.defineProperty(EventEmitter.prototype, name, {
    enumerable: name.startsWith("_") || !name.startsWith("constructor"),
  });
}

const isTarget = (emitter) => typeof emitter?.addEventListener === "function" && typeof emitter.on !== "function";

/** Listens on an emitter or an event target; returns how to stop. */
function listen(emitter, name, listener, isOnce) {
  if (isTarget(emitter)) {
    emitter.addEventListener(name, listener, { once: isOnce });
    return () => emitter.removeEventListener(name, listener);
  }
  if (typeof emitter?.on !== "function") throw invalidType("emitter", "an instance of EventEmitter", emitter);
  emitter[isOnce ? "once" : "on"](name, listener);
  return () => emitter.removeListener(name, listener);
}

const abortError = (signal) =>
  Object.assign(new Error("The operation was aborted", { cause: signal.reason }), {
    name: "AbortError",
    code: "ABORT_ERR",
  });

EventEmitter.once = (emitter, name, { signal } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const stops = [];
    const settle =
      (action) =>
      (...args) => {
        stops.forEach((stop) => stop());
        action(args);
      };
    stops.push(listen(emitter, name, settle(resolve), true));
    if (name !== "error" && !isTarget(emitter))
      stops.push(
        listen(
          emitter,
          "error",
          settle(([error]) => reject(error)),
          true,
        ),
      );
    if (signal)
      stops.push(
        listen(
          signal,
          "abort",
          settle(() => reject(abortError(signal))),
          true,
        ),
      );
  });

EventEmitter.on = function on(emitter, name, { signal, close = [] } = {}) {
  if (signal?.aborted) throw abortError(signal);
  const events = [];
  const waiting = [];
  let failure;
  let done = false;
  const finish = () => {
    done = true;
    stops.forEach((stop) => stop());
    waiting.splice(0).forEach(({ resolve }) => resolve({ value: undefined, done: true }));
  };
  const fail = (error) => {
    const next = waiting.shift();
    if (next) next.reject(error);
    else failure = { error };
    finish();
  };
  const stops = [
    listen(
      emitter,
      name,
      (...args) => {
        const next = waiting.shift();
        if (next) next.resolve({ value: args, done: false });
        else events.push(args);
      },
      false,
    ),
  ];
  if (name !== "error" && !isTarget(emitter)) stops.push(listen(emitter, "error", fail, false));
  close.forEach((each) => stops.push(listen(emitter, each, finish, false)));
  if (signal) stops.push(listen(signal, "abort", () => fail(abortError(signal)), true));
  return {
    async next() {
      if (events.length > 0) return { value: events.shift(), done: false };
      if (failure) {
        const { error } = failure;
        failure = undefined;
        throw error;
      }
      if (done) return { value: undefined, done: true };
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    async return() {
      finish();
      return { value: undefined, done: true };
    },
    async throw(error) {
      fail(error);
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

class EventEmitterAsyncResource extends EventEmitter {}

Object.defineProperty(EventEmitter, "defaultMaxListeners", {
  enumerable: true,
  configurable: true,
  get: () => defaultMaxListeners,
  set: (count) => (defaultMaxListeners = count),
});

module.exports = Object.assign(EventEmitter, {
  EventEmitter,
  EventEmitterAsyncResource,
  errorMonitor,
  captureRejectionSymbol: captureRejection,
  captureRejections: false,
  usingDomains: false,
  listenerCount: (emitter, name) => emitter.listenerCount(name),
  getEventListeners: (emitter, name) => (typeof emitter.listeners === "function" ? emitter.listeners(name) : []),
  getMaxListeners: (emitter) => emitter.getMaxListeners?.() ?? defaultMaxListeners,
  setMaxListeners(count = defaultMaxListeners, ...emitters) {
    if (emitters.length === 0) defaultMaxListeners = count;
    emitters.forEach((emitter) => emitter.setMaxListeners?.(count));
  },
  addAbortListener(signal, listener) {
    if (signal.aborted) queueMicrotask(() => listener());
    else signal.addEventListener("abort", listener, { once: true });
    const remove = () => signal.removeEventListener("abort", listener);
    return { [Symbol.dispose]: remove };
  },
});
