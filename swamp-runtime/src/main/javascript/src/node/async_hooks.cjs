// node:async_hooks: values that follow the flow of asynchronous code, on the engine's own contexts.
"use strict";
const { host } = require("../platform/host.js");
const { AsyncContext } = host;

/** The function, to be run where it was handed over. */
const bound = (action) => {
  const snapshot = new AsyncContext.Snapshot();
  return Object.defineProperty(
    function (...args) {
      return snapshot.run(() => action.apply(this, args));
    },
    "name",
    { value: action.name },
  );
};

// Callbacks of timers belong to the code that started them.
for (const name of ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"]) {
  const original = globalThis[name];
  const wrapped = (action, ...rest) => original(typeof action === "function" ? bound(action) : action, ...rest);
  Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
  Object.defineProperty(globalThis, name, { value: wrapped, writable: true, configurable: true });
}

class AsyncLocalStorage {
  #variable = new AsyncContext.Variable();
  #entered;
  #default;

  constructor({ defaultValue } = {}) {
    this.#default = defaultValue;
  }
  static bind(action) {
    return bound(action);
  }
  static snapshot() {
    const snapshot = new AsyncContext.Snapshot();
    return (action, ...args) => snapshot.run(action, ...args);
  }
  run(store, action, ...args) {
    return this.#variable.run({ store }, action, ...args);
  }
  exit(action, ...args) {
    return this.#variable.run({ store: undefined }, action, ...args);
  }
  enterWith(store) {
    const current = this.#variable.get();
    if (current) current.store = store;
    else this.#entered = { store };
  }
  getStore() {
    const current = this.#variable.get() ?? this.#entered;
    return current === undefined ? this.#default : current.store;
  }
  disable() {
    this.#entered = undefined;
    this.#variable = new AsyncContext.Variable();
  }
}

let lastId = 1;
class AsyncResource {
  #snapshot = new AsyncContext.Snapshot();
  #id = ++lastId;

  constructor(type) {
    this.type = type;
  }
  static bind(action) {
    return bound(action);
  }
  runInAsyncScope(action, self, ...args) {
    return this.#snapshot.run(() => action.apply(self, args));
  }
  bind(action) {
    return (...args) => this.runInAsyncScope(action, undefined, ...args);
  }
  emitDestroy() {
    return this;
  }
  asyncId() {
    return this.#id;
  }
  triggerAsyncId() {
    return 1;
  }
}

module.exports = {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => {
    const hook = { enable: () => hook, disable: () => hook };
    return hook;
  },
  executionAsyncId: () => 1,
  triggerAsyncId: () => 0,
  executionAsyncResource: () => ({}),
  asyncWrapProviders: {},
};
