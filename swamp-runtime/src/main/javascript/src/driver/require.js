// What a bundle's external imports resolve to.
import { host } from "../platform/host.js";

const ZOD = /^(npm:)?zod(@(\^|~)?4[^/]*)?$/;
const builtins = new Map();

/** The `require` of bundles: zod 4 is the host's copy, `node:` modules are loaded when first asked for. */
export function requireModule(specifier) {
  if (ZOD.test(specifier)) {
    return globalThis.__swamp_zod;
  }
  if (specifier.startsWith("node:")) {
    return builtin(specifier.slice("node:".length));
  }
  throw new Error(`Cannot find module '${specifier}': it is neither part of the bundle nor a module of this runtime`);
}

function builtin(name) {
  if (!builtins.has(name)) {
    builtins.set(name, host.script(`node-${name.replaceAll("/", "-")}`, `node:${name}`));
  }
  return builtins.get(name);
}
