// node:console: the global one, and consoles on streams.
"use strict";
const { format } = require("./util.cjs");

class Console {
  constructor(stdout, stderr) {
    const options = stdout?.stdout !== undefined ? stdout : { stdout, stderr };
    const out = options.stdout;
    const err = options.stderr ?? out;
    for (const name of ["log", "info", "debug", "dir"])
      this[name] = (...args) => void out.write(`${format(...args)}\n`);
    for (const name of ["error", "warn", "trace"]) this[name] = (...args) => void err.write(`${format(...args)}\n`);
    this.assert = (value, ...args) => value || this.error("Assertion failed", ...args);
  }
}

module.exports = new Proxy(
  { Console },
  {
    get: (own, name) => (name in own ? own[name] : globalThis.console[name]),
    has: (own, name) => name in own || name in globalThis.console,
    ownKeys: (own) => [...Reflect.ownKeys(own), ...Object.keys(globalThis.console)],
    getOwnPropertyDescriptor: (own, name) => ({
      value: own[name] ?? globalThis.console[name],
      enumerable: true,
      configurable: true,
      writable: true,
    }),
  },
);
