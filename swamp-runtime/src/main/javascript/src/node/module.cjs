// node:module.
"use strict";
const { coded } = require("./errors.cjs");
const registry = require("./registry.cjs");

function required(name) {
  const found = registry.find(name);
  if (found === undefined)
    throw coded(
      Error,
      "MODULE_NOT_FOUND",
      `Cannot find module '${name}': only modules of the bundle and node: modules can be had`,
    );
  return found;
}
const createRequire = () =>
  Object.assign((name) => required(name), {
    resolve: (name) => (required(name), name),
    cache: Object.create(null),
    main: undefined,
    extensions: {},
  });

class Module {
  constructor(id = "") {
    Object.assign(this, { id, path: "", exports: {}, filename: null, loaded: false, children: [], paths: [] });
  }
}

module.exports = Object.assign(Module, {
  Module,
  createRequire,
  builtinModules: registry.names,
  isBuiltin: (name) => registry.has(name),
  register() {},
  syncBuiltinESMExports() {},
  findSourceMap: () => undefined,
  enableCompileCache: () => ({ status: 3 }),
  _load: required,
  _extensions: {},
  _cache: Object.create(null),
});
