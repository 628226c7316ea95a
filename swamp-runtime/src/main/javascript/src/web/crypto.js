// The crypto global.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { DOMException } from "./dom.js";
import { asInterface, requireArguments } from "./webidl.js";

const MAKE = Symbol("make");
const MOST = 65536;
const INTEGERS = new Set([
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "BigInt64Array",
  "BigUint64Array",
]);
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

export class Crypto {
  constructor(key) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
  }

  getRandomValues(array) {
    requireArguments(arguments.length, 1, "Failed to execute 'getRandomValues' on 'Crypto'");
    if (!INTEGERS.has(tagOf.call(array))) {
      throw new DOMException("The provided ArrayBufferView is not an integer array type", "TypeMismatchError");
    }
    if (array.byteLength > MOST) {
      throw new DOMException(
        `The ArrayBufferView's byte length (${array.byteLength}) exceeds the number of bytes of entropy available via this API (${MOST})`,
        "QuotaExceededError",
      );
    }
    const [buffer, offset, length] = bytesOf(array);
    new Uint8Array(buffer, offset, length).set(host.call("crypto.random", length));
    return array;
  }

  randomUUID() {
    return host.call("crypto.uuid");
  }

  get subtle() {
    return host.script("web-subtle").subtle;
  }
}
asInterface(Crypto, "Crypto");

export const crypto = new Crypto(MAKE);
