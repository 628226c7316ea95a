// node:vm: code runs in the one context there is.
"use strict";
const { missing } = require("./errors.cjs");

const run = (code) => (0, globalThis.eval)(String(code));

class Script {
  #code;
  constructor(code) {
    this.#code = code;
  }
  runInThisContext() {
    return run(this.#code);
  }
  runInNewContext = missing("vm.Script.runInNewContext");
  runInContext = missing("vm.Script.runInContext");
}

module.exports = {
  Script,
  runInThisContext: run,
  runInNewContext: missing("vm.runInNewContext"),
  runInContext: missing("vm.runInContext"),
  createContext: (object = {}) => object,
  isContext: () => false,
  compileFunction: (code, parameters = []) => new Function(...parameters, code),
  measureMemory: missing("vm.measureMemory"),
};
