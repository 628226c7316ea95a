// What a bundle's external imports resolve to.
import { host } from "../platform/host.js";

const ZOD = /^(npm:)?zod(@(\^|~)?4[^/]*)?$/;

/** The `require` of bundles: zod 4 is the host's copy, Node's modules, with or without `node:`, are loaded when first asked for. */
export function requireModule(specifier) {
  if (ZOD.test(specifier)) {
    return globalThis.__swamp_zod;
  }
  const found = host.script("node").find(specifier);
  if (found === undefined) {
    const error = new Error(`Cannot find module '${specifier}': it is neither part of the bundle nor a module of this runtime`);
    // By this, packages tell an optional dependency that is not there from one that fails.
    error.code = "MODULE_NOT_FOUND";
    throw error;
  }
  return found;
}
