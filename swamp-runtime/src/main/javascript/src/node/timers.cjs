// node:timers: the global ones, and timers as promises.
"use strict";
const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate } = globalThis;

const promises = {
  setTimeout: (delay, value, { signal } = {}) =>
    later(signal, (resolve) => {
      const timer = setTimeout(() => resolve(value), delay);
      return () => clearTimeout(timer);
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

const later = (signal, begin) =>
  new Promise((resolve, reject) => {
    const refuse = () =>
      reject(
        Object.assign(new Error("The operation was aborted", { cause: signal.reason }), {
          name: "AbortError",
          code: "ABORT_ERR",
        }),
      );
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
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
  promises,
};
