// Values as text for people, in the manner of Deno.inspect. The formatter itself is loaded for the first value that
// needs it.
import { host } from "./host.js";

// Strings that need neither escapes nor other quotes.
const PLAIN = /^[^"\\\x00-\x1f\x7f-\x9f\ud800-\udfff]{0,1000}$/;

/** A value as text; strings are quoted. Options as Deno.InspectOptions. */
export function inspect(value, options) {
  if (options === undefined) {
    if (typeof value === "string" && PLAIN.test(value)) return `"${value}"`;
    if (typeof value === "number" && value !== 0) return String(value);
    if (value === null || value === undefined || typeof value === "boolean") return String(value);
  }
  return host.script("web-console").inspect(value, options);
}

/** The arguments of console.log as one text. */
export function format(args, options) {
  if (args.length === 1 && typeof args[0] === "string") return args[0];
  return host.script("web-console").format(args, options);
}

/** The member by which a class says how its values are shown: called with (inspect, options). */
export const customInspect = Symbol.for("Deno.customInspect");
