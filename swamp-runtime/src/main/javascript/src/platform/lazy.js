// Globals that cost nothing until they are touched.
import { host } from "./host.js";

/** Makes globals of a script's exports with these names; the first touch of any loads the script and sets all. */
export function lazily(script, ...names) {
  const getters = new Map(
    names.map((name) => [
      name,
      () => {
        settle();
        return host.script(script)[name];
      },
    ]),
  );
  for (const [name, get] of getters) {
    Object.defineProperty(globalThis, name, {
      __proto__: null,
      get,
      set: (value) => define(name, value),
      enumerable: false,
      configurable: true,
    });
  }

  function settle() {
    // What extension code has replaced meanwhile stays replaced.
    const open = names.filter((name) => Object.getOwnPropertyDescriptor(globalThis, name)?.get === getters.get(name));
    // Polyfills look for what is there already.
    open.forEach((name) => settleAs(name, undefined));
    const exports = host.script(script);
    open.forEach((name) => settleAs(name, exports[name]));
  }
}

function settleAs(name, value) {
  host.settled.set(name, value);
  define(name, value);
}

function define(name, value) {
  Object.defineProperty(globalThis, name, { __proto__: null, value, writable: true, enumerable: false, configurable: true });
}
