// structuredClone.
import { host } from "../platform/host.js";
import { DOMException } from "./dom.js";

const ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

const notCloneable = (value) =>
  new DOMException(
    `${typeof value === "symbol" ? String(value) : describe(value)} could not be cloned.`,
    "DataCloneError",
  );

function describe(value) {
  if (typeof value === "function") return Function.prototype.toString.call(value);
  return `#<${value.constructor?.name ?? "Object"}>`;
}

/** A deep copy; buffers in `transfer` are moved instead. */
export function structuredClone(value, options = undefined) {
  if (arguments.length === 0)
    throw new TypeError("Failed to execute 'structuredClone': 1 argument required, but only 0 present");
  const transfer = [...(options?.transfer ?? [])];
  const seen = new Map();
  transfer.forEach((buffer, i) => {
    if (!(buffer instanceof ArrayBuffer)) throw new DOMException("Value not transferable", "DataCloneError");
    if (buffer.detached || transfer.indexOf(buffer) !== i) {
      throw new DOMException("The object cannot be transferred", "DataCloneError");
    }
  });
  // Everything is copied before anything is detached, so that a failure leaves the buffers where they are.
  transfer.forEach((buffer) => seen.set(buffer, buffer.slice()));
  const copy = clone(value, seen);
  transfer.forEach((buffer) => buffer.transfer());
  return copy;
}

function clone(value, seen) {
  if (typeof value === "symbol" || typeof value === "function") throw notCloneable(value);
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const remember = (copy) => {
    seen.set(value, copy);
    return copy;
  };
  const tag = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (Array.isArray(value)) return members(value, remember(new Array(value.length)), seen);
  switch (tag) {
    case "Boolean":
    case "Number":
    case "BigInt":
    case "String":
      return remember(Object(value.valueOf()));
    case "Date":
      return remember(new Date(value.getTime()));
    case "RegExp":
      return remember(new RegExp(value.source, value.flags));
    case "ArrayBuffer":
      if (value.detached)
        throw new DOMException("An ArrayBuffer is detached and could not be cloned.", "DataCloneError");
      return remember(value.slice());
    case "SharedArrayBuffer":
      return remember(value);
    case "Map":
      return mapCopy(value, remember(new Map()), seen);
    case "Set":
      return setCopy(value, remember(new Set()), seen);
    case "Promise":
    case "WeakMap":
    case "WeakSet":
    case "WeakRef":
    case "Generator":
    case "Symbol":
      throw notCloneable(value);
    default:
      return ArrayBuffer.isView(value) ? remember(viewCopy(value, seen)) : objectCopy(value, remember, seen);
  }
}

function viewCopy(view, seen) {
  const buffer = clone(view.buffer, seen);
  return view instanceof DataView
    ? new DataView(buffer, view.byteOffset, view.byteLength)
    : new globalThis[tagOf.call(view)](buffer, view.byteOffset, view.length);
}

// The name of a typed array's kind, whatever class it is of.
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int8Array.prototype), Symbol.toStringTag).get;

function mapCopy(map, copy, seen) {
  for (const [key, item] of [...map]) copy.set(clone(key, seen), clone(item, seen));
  return copy;
}

function setCopy(set, copy, seen) {
  for (const item of [...set]) copy.add(clone(item, seen));
  return copy;
}

function objectCopy(value, remember, seen) {
  if (value instanceof DOMException) return remember(new DOMException(value.message, value.name));
  if (value instanceof Error) return errorCopy(value, remember, seen);
  if (host.isLoaded("web-blob")) {
    const { Blob, blobOf, bytesOfBlob, File } = host.script("web-blob");
    if (value instanceof File) {
      return remember(
        new File([bytesOfBlob(value)], value.name, { type: value.type, lastModified: value.lastModified }),
      );
    }
    if (value instanceof Blob) return remember(blobOf(bytesOfBlob(value), value.type));
  }
  if (host.isLoaded("web-subtle") && value instanceof host.script("web-subtle").CryptoKey) return remember(value);
  return members(value, remember({}), seen);
}

function errorCopy(error, remember, seen) {
  const constructor = Object.hasOwn(ERRORS, error.name) ? ERRORS[error.name] : Error;
  const copy = remember(Object.create(constructor.prototype));
  const fields = { stack: error.stack, message: error.message, cause: error.cause };
  for (const [name, field] of Object.entries(fields)) {
    if (Object.hasOwn(error, name) || (name === "message" && field !== "")) {
      Object.defineProperty(copy, name, { value: clone(field, seen), writable: true, configurable: true });
    }
  }
  return copy;
}

function members(value, copy, seen) {
  for (const key of Object.keys(value)) {
    Object.defineProperty(copy, key, {
      value: clone(value[key], seen),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}
