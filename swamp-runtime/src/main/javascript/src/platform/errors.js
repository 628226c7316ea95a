// Errors across the border: from the host's words to error objects, and from thrown values to the host's words.
import { host } from "./host.js";

// Names of DOMException rather than of classes.
const DOM_NAMES = new Set([
  "AbortError",
  "TimeoutError",
  "DataError",
  "DataCloneError",
  "EncodingError",
  "InvalidAccessError",
  "InvalidCharacterError",
  "InvalidStateError",
  "NetworkError",
  "NotSupportedError",
  "OperationError",
  "QuotaExceededError",
  "SyntaxError",
  "TypeMismatchError",
]);

/** An error of a named class: of Deno.errors, DOMException's names, the globals, or a plain Error. */
export function makeError(errorClass, message, code) {
  if (DOM_NAMES.has(errorClass)) {
    return new DOMException(message, errorClass);
  }
  // Not through globalThis: the class must be found while Deno itself is being loaded, and after an extension replaced
  // it.
  const denoErrors = host.isLoaded("deno") ? host.script("deno").Deno.errors : {};
  const constructor = denoErrors[errorClass] ?? globalThis[errorClass] ?? Error;
  const error = new constructor(message);
  if (code) {
    error.code = code;
  }
  return error;
}

/** [message, stack, whether it is an abortion] of whatever was thrown. */
export function describeError(thrown) {
  if (
    thrown instanceof Error ||
    (thrown !== null && typeof thrown === "object" && typeof thrown.message === "string")
  ) {
    return [String(thrown.message), String(thrown.stack ?? ""), thrown.name === "AbortError"];
  }
  return [String(thrown), "", false];
}
