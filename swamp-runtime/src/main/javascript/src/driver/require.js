// What a bundle's external imports resolve to.
import { host } from "../platform/host.js";

const STANDARD = /^(?:jsr:@std\/([a-z-]+)@1|https:\/\/deno\.land\/std(?:@[\d.]+)?\/([a-z_]+)\/.*)$/;
const ZOD = /^(npm:)?zod(@(\^|~)?4[^/]*)?$/;

/** The `require` of bundles: zod 4 and some of jsr's standard modules are the host's, Node's modules, with or without `node:`, are loaded when first asked for. */
export function requireModule(specifier) {
  if (ZOD.test(specifier)) {
    return globalThis.__swamp_zod;
  }
  const standard = STANDARD.exec(specifier);
  const found = standard
    ? host.script(`jsr-std-${(standard[1] ?? standard[2]).replace("_", "-")}`)
    : host.script("node").find(specifier);
  if (found === undefined) {
    if (specifier.endsWith(".node")) {
      const refused = new Error(`Native addons cannot be loaded by this runtime: ${specifier} (see docs/compatibility.md)`);
      throw Object.assign(refused, { code: "ERR_DLOPEN_FAILED" });
    }
    const error = new Error(`Cannot find module '${specifier}': it is neither part of the bundle nor a module of this runtime`);
    // By this, packages tell an optional dependency that is not there from one that fails.
    error.code = "MODULE_NOT_FOUND";
    throw error;
  }
  return found;
}
