// node:timers: timers as objects, over the run's own.
"use strict";

class Timeout {
  constructor(start, stop, refresh) {
    this.id = start();
    Object.defineProperty(this, "_parts", { value: { start, stop, refresh, ended: false } });
  }
  ref() {
    return this;
  }
  unref() {
    require("../platform/host.js").host.timer("keep", this.id, false);
    return this;
  }
  hasRef() {
    return true;
  }
  refresh() {
    this._parts.stop(this.id);
    this.id = this._parts.start();
    return this;
  }
  close() {
    this._parts.stop(this.id);
    return this;
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
  [Symbol.dispose]() {
    this.close();
  }
}

const { setTimeout: start, setInterval: repeat, clearTimeout: stop, clearInterval: stopRepeating } = globalThis;

const setTimeout = (action, delay, ...args) => new Timeout(() => start(action, delay, ...args), stop);
const setInterval = (action, delay, ...args) => new Timeout(() => repeat(action, delay, ...args), stopRepeating);
const setImmediate = (action, ...args) => new Timeout(() => start(action, 0, ...args), stop);
const clear = (timer) => stop(timer instanceof Timeout ? timer.id : timer);

const promises = {
  setTimeout: (delay, value, { signal } = {}) => later(signal, (resolve) => {
    const timer = start(() => resolve(value), delay);
    return () => stop(timer);
  }),
  setImmediate: (value, options) => promises.setTimeout(0, value, options),
  async *setInterval(delay, value, options) {
    while (true) {
      yield await promises.setTimeout(delay, value, options);
    }
  },
  scheduler: {
    wait: (delay, options) => promises.setTimeout(delay, undefined, options),
    yield: () => promises.setTimeout(0),
  },
};

const later = (signal, begin) => new Promise((resolve, reject) => {
  const refuse = () => reject(Object.assign(new Error("The operation was aborted", { cause: signal.reason }), { name: "AbortError", code: "ABORT_ERR" }));
  if (signal?.aborted) {
    refuse();
    return;
  }
  const cancel = begin((value) => {
    signal?.removeEventListener("abort", onAbort);
    resolve(value);
  });
  const onAbort = () => {
    cancel();
    refuse();
  };
  signal?.addEventListener("abort", onAbort, { once: true });
});

const custom = Symbol.for("nodejs.util.promisify.custom");
Object.defineProperty(setTimeout, custom, { value: promises.setTimeout });
Object.defineProperty(setImmediate, custom, { value: promises.setImmediate });

module.exports = {
  setTimeout, setInterval, setImmediate, clearTimeout: clear, clearInterval: clear, clearImmediate: clear, promises,
};
