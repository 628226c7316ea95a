// CryptoKey. What the host needs of a key stays in a private member: plain bytes, PKCS#8 or SubjectPublicKeyInfo.
import { asInterface } from "./webidl.js";

const MAKE = Symbol("make");
let bytesOfKey;

export class CryptoKey {
  #facts;
  #bytes;

  constructor(key, facts, bytes) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
    this.#facts = facts;
    this.#bytes = bytes;
  }

  static {
    bytesOfKey = (key) => key.#bytes;
  }

  get type() {
    return this.#facts.type;
  }
  get extractable() {
    return this.#facts.extractable;
  }
  get algorithm() {
    return this.#facts.algorithm;
  }
  get usages() {
    return this.#facts.usages;
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const { type, extractable, algorithm, usages } = this;
    return `CryptoKey ${inspect({ type, extractable, algorithm, usages }, options)}`;
  }
}
asInterface(CryptoKey, "CryptoKey");

const USAGES = ["encrypt", "decrypt", "sign", "verify", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"];

/** A key; usages are put in the standard's order. */
export function makeKey(type, extractable, algorithm, usages, bytes) {
  const ordered = USAGES.filter((usage) => usages.includes(usage));
  return new CryptoKey(
    MAKE,
    { type, extractable: type === "public" || extractable, algorithm, usages: ordered },
    bytes,
  );
}

export { bytesOfKey, USAGES };
