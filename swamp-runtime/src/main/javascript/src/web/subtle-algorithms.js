// The algorithms of crypto.subtle: their names, and what they want to be told.
import { copyOf, isBufferSource } from "../platform/bytes.js";
import { DOMException } from "./dom.js";

const HASHES = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"];
const OPERATIONS = {
  digest: HASHES,
  sign: ["HMAC", "ECDSA", "Ed25519", "RSASSA-PKCS1-v1_5", "RSA-PSS"],
  encrypt: ["AES-GCM", "AES-CBC", "AES-CTR", "RSA-OAEP"],
  derive: ["ECDH", "X25519", "HKDF", "PBKDF2"],
  wrap: ["AES-KW", "AES-GCM", "AES-CBC", "AES-CTR", "RSA-OAEP"],
  key: [
    "HMAC",
    "ECDSA",
    "ECDH",
    "Ed25519",
    "X25519",
    "RSASSA-PKCS1-v1_5",
    "RSA-PSS",
    "RSA-OAEP",
    "AES-GCM",
    "AES-CBC",
    "AES-CTR",
    "AES-KW",
    "HKDF",
    "PBKDF2",
  ],
};

/** {name, ...} of an algorithm given as a name or a dictionary, in the standard's spelling. */
export function normalized(algorithm, operation) {
  const given = typeof algorithm === "string" ? { name: algorithm } : algorithm;
  if (given === null || typeof given !== "object" || given.name === undefined) {
    throw new TypeError("Failed to normalize the algorithm: 'name' is required in 'Algorithm'");
  }
  const name = OPERATIONS[operation].find((known) => known.toLowerCase() === `${given.name}`.toLowerCase());
  if (name === undefined) throw new DOMException("Unrecognized algorithm name", "NotSupportedError");
  const result = { ...given, name };
  if (given.hash !== undefined) result.hash = normalized(given.hash, "digest");
  return result;
}

/** A member that must be bytes; a copy of them. */
export function bytesOfMember(algorithm, member, otherwise) {
  const value = algorithm[member];
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (!isBufferSource(value)) throw new TypeError(`'${member}' of '${algorithm.name}' must be a BufferSource`);
  return copyOf(value);
}

export const isAes = (name) => name.startsWith("AES-");
export const isRsa = (name) => name.startsWith("RSA");

/** The host's family of keys: RSA, EC, Ed25519 or X25519. */
export const familyOf = (name) => (isRsa(name) ? "RSA" : name === "ECDSA" || name === "ECDH" ? "EC" : name);

const PAIR_USAGES = {
  ECDSA: [["sign"], ["verify"]],
  Ed25519: [["sign"], ["verify"]],
  "RSASSA-PKCS1-v1_5": [["sign"], ["verify"]],
  "RSA-PSS": [["sign"], ["verify"]],
  "RSA-OAEP": [
    ["decrypt", "unwrapKey"],
    ["encrypt", "wrapKey"],
  ],
  ECDH: [["deriveKey", "deriveBits"], []],
  X25519: [["deriveKey", "deriveBits"], []],
};
const SECRET_USAGES = {
  HMAC: ["sign", "verify"],
  "AES-KW": ["wrapKey", "unwrapKey"],
  HKDF: ["deriveKey", "deriveBits"],
  PBKDF2: ["deriveKey", "deriveBits"],
};

/** What a key of an algorithm may be used for. */
export function usagesFor(name, type) {
  if (type === "secret") return SECRET_USAGES[name] ?? ["encrypt", "decrypt", "wrapKey", "unwrapKey"];
  return PAIR_USAGES[name][type === "private" ? 0 : 1];
}

/** Fails when a key is to be used for what its algorithm cannot. */
export function requireUsages(usages, allowed) {
  if (usages.some((usage) => !allowed.includes(usage))) throw new DOMException("Invalid key usages", "SyntaxError");
}

const BLOCK_BITS = { "SHA-1": 512, "SHA-256": 512, "SHA-384": 1024, "SHA-512": 1024 };

/** How many bits a new secret key of an algorithm has. */
export function secretBits(algorithm) {
  if (algorithm.name === "HMAC") {
    const bits = algorithm.length ?? BLOCK_BITS[algorithm.hash.name];
    if (bits === 0) throw new DOMException("Invalid length", "OperationError");
    return bits;
  }
  if (![128, 192, 256].includes(algorithm.length)) throw new DOMException("Invalid key length", "OperationError");
  return algorithm.length;
}
