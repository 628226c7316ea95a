// crypto.subtle.
import { bytesOf, copyOf, isBufferSource } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { bytesOfKey, CryptoKey, USAGES } from "./crypto-key.js";
import { DOMException } from "./dom.js";
import { bytesOfMember, familyOf, isAes, normalized, secretBits } from "./subtle-algorithms.js";
import { exportKey, generate, importKey } from "./subtle-keys.js";
import { asInterface } from "./webidl.js";

const MAKE = Symbol("make");
const NOTHING = new Uint8Array(0);
// Work on more than this is worth a thread of its own.
const LARGE = 64 * 1024;

/** Work of the host on content of some size. */
const work = (size, name, ...args) => (size > LARGE ? host.promise(name, ...args) : host.call(name, ...args));

function content(value) {
  if (!isBufferSource(value)) throw new TypeError("expected instance of ArrayBuffer, Buffer, TypedArray, or DataView");
  return copyOf(value);
}

function requireKey(key, algorithm, usage) {
  if (!(key instanceof CryptoKey)) throw new TypeError("the key is not a CryptoKey");
  if (key.algorithm.name !== algorithm.name)
    throw new DOMException("Key algorithm does not match", "InvalidAccessError");
  if (!key.usages.includes(usage))
    throw new DOMException(`Key does not support the '${usage}' operation`, "InvalidAccessError");
}

function requireType(key, type) {
  if (key.type !== type) throw new DOMException("Key type not supported", "InvalidAccessError");
}

function usageList(usages) {
  const list = [...usages].map((usage) => `${usage}`);
  const wrong = list.find((usage) => !USAGES.includes(usage));
  if (wrong !== undefined)
    throw new TypeError(`The provided value '${wrong}' is not a valid enum value of type KeyUsage`);
  return list;
}

function signatureOf(algorithm, key) {
  const hash = algorithm.name === "ECDSA" ? algorithm.hash : key.algorithm.hash;
  if (algorithm.name === "ECDSA" && hash === undefined) throw new TypeError("'hash' is required in 'EcdsaParams'");
  return JSON.stringify({ name: algorithm.name, hash: hash?.name, saltLength: algorithm.saltLength });
}

export class SubtleCrypto {
  constructor(key) {
    if (key !== MAKE) throw new TypeError("Illegal constructor");
  }

  async digest(algorithm, data) {
    const { name } = normalized(algorithm, "digest");
    const bytes = content(data);
    return (await work(bytes.length, "crypto.digest", name, ...bytesOf(bytes))).buffer;
  }

  async sign(algorithm, key, data) {
    const how = normalized(algorithm, "sign");
    const bytes = content(data);
    requireKey(key, how, "sign");
    if (how.name === "HMAC") {
      return (
        await work(bytes.length, "crypto.hmac", key.algorithm.hash.name, ...bytesOf(bytesOfKey(key)), ...bytesOf(bytes))
      ).buffer;
    }
    requireType(key, "private");
    return (await host.promise("crypto.sign", signatureOf(how, key), ...bytesOf(bytesOfKey(key)), ...bytesOf(bytes)))
      .buffer;
  }

  async verify(algorithm, key, signature, data) {
    const how = normalized(algorithm, "sign");
    const signed = content(signature);
    const bytes = content(data);
    requireKey(key, how, "verify");
    if (how.name === "HMAC") {
      const own = await work(
        bytes.length,
        "crypto.hmac",
        key.algorithm.hash.name,
        ...bytesOf(bytesOfKey(key)),
        ...bytesOf(bytes),
      );
      // Every byte is looked at, so that the time tells nothing.
      return (
        own.length === signed.length && own.reduce((difference, byte, i) => difference | (byte ^ signed[i]), 0) === 0
      );
    }
    requireType(key, "public");
    return host.promise(
      "crypto.verify",
      signatureOf(how, key),
      ...bytesOf(bytesOfKey(key)),
      ...bytesOf(signed),
      ...bytesOf(bytes),
    );
  }

  async encrypt(algorithm, key, data) {
    const how = normalized(algorithm, "encrypt");
    const bytes = content(data);
    requireKey(key, how, "encrypt");
    return cipher(true, how, key, bytes);
  }

  async decrypt(algorithm, key, data) {
    const how = normalized(algorithm, "encrypt");
    const bytes = content(data);
    requireKey(key, how, "decrypt");
    return cipher(false, how, key, bytes);
  }

  async generateKey(algorithm, extractable, usages) {
    return generate(normalized(algorithm, "key"), Boolean(extractable), usageList(usages));
  }

  async importKey(format, data, algorithm, extractable, usages) {
    return importKey(format, data, normalized(algorithm, "key"), Boolean(extractable), usageList(usages));
  }

  async exportKey(format, key) {
    return exportKey(format, key);
  }

  async deriveBits(algorithm, key, length) {
    const how = normalized(algorithm, "derive");
    requireKey(key, how, "deriveBits");
    return (await derive(how, key, length ?? null)).buffer;
  }

  async deriveKey(algorithm, key, derived, extractable, usages) {
    const how = normalized(algorithm, "derive");
    const target = normalized(derived, "key");
    requireKey(key, how, "deriveKey");
    const length = target.name === "HKDF" || target.name === "PBKDF2" ? null : secretBits(target);
    return importKey("raw", await derive(how, key, length), target, Boolean(extractable), usageList(usages));
  }

  async wrapKey(format, key, wrappingKey, algorithm) {
    const how = normalized(algorithm, "wrap");
    requireKey(wrappingKey, how, "wrapKey");
    const exported = exportKey(format, key);
    const bytes = format === "jwk" ? new TextEncoder().encode(JSON.stringify(exported)) : new Uint8Array(exported);
    return cipher(true, how, wrappingKey, bytes);
  }

  async unwrapKey(format, wrapped, unwrappingKey, algorithm, keyAlgorithm, extractable, usages) {
    const how = normalized(algorithm, "wrap");
    const target = normalized(keyAlgorithm, "key");
    requireKey(unwrappingKey, how, "unwrapKey");
    const bytes = await cipher(false, how, unwrappingKey, content(wrapped));
    const data = format === "jwk" ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
    return importKey(format, data, target, Boolean(extractable), usageList(usages));
  }
}
asInterface(SubtleCrypto, "SubtleCrypto");

async function cipher(encrypts, how, key, bytes) {
  try {
    if (!isAes(how.name)) {
      requireType(key, encrypts ? "public" : "private");
      const label = bytesOfMember(how, "label", NOTHING);
      return (
        await host.promise(
          "crypto.rsaOaep",
          encrypts,
          key.algorithm.hash.name,
          ...bytesOf(bytesOfKey(key)),
          ...bytesOf(label),
          ...bytesOf(bytes),
        )
      ).buffer;
    }
    const [bits, start, more] = aesParameters(how);
    return (
      await work(
        bytes.length,
        "crypto.aes",
        how.name,
        encrypts,
        bits,
        ...bytesOf(bytesOfKey(key)),
        ...bytesOf(start),
        ...bytesOf(more),
        ...bytesOf(bytes),
      )
    ).buffer;
  } catch (error) {
    if (error?.name !== "OperationError") throw error;
    throw new DOMException(encrypts ? "Encryption failed" : "Decryption failed", "OperationError");
  }
}

function aesParameters(how) {
  switch (how.name) {
    case "AES-GCM": {
      const tagLength = how.tagLength ?? 128;
      if (![96, 104, 112, 120, 128].includes(tagLength)) throw new DOMException("Invalid tag length", "OperationError");
      return [tagLength, bytesOfMember(how, "iv"), bytesOfMember(how, "additionalData", NOTHING)];
    }
    case "AES-CTR": {
      const counter = bytesOfMember(how, "counter");
      if (counter.length !== 16 || !(how.length >= 1 && how.length <= 128))
        throw new DOMException("Invalid counter length", "OperationError");
      return [how.length, counter, NOTHING];
    }
    case "AES-CBC": {
      const iv = bytesOfMember(how, "iv");
      if (iv.length !== 16) throw new DOMException("Invalid iv length", "OperationError");
      return [0, iv, NOTHING];
    }
    default:
      return [0, NOTHING, NOTHING];
  }
}

async function derive(how, key, length) {
  if (how.name === "ECDH" || how.name === "X25519") {
    requireType(key, "private");
    const other = how.public;
    if (!(other instanceof CryptoKey)) throw new TypeError("'public' is required in 'EcdhKeyDeriveParams'");
    requireType(other, "public");
    if (other.algorithm.name !== key.algorithm.name || other.algorithm.namedCurve !== key.algorithm.namedCurve) {
      throw new DOMException("Algorithm mismatch", "InvalidAccessError");
    }
    const secret = await host.promise(
      "crypto.agree",
      familyOf(how.name) === "EC" ? "ECDH" : how.name,
      ...bytesOf(bytesOfKey(key)),
      ...bytesOf(bytesOfKey(other)),
    );
    if (length === null) return secret;
    if (Math.ceil(length / 8) > secret.length) throw new DOMException("Invalid length", "OperationError");
    return secret.slice(0, Math.ceil(length / 8));
  }
  if (length === null || length % 8 !== 0) throw new DOMException("Invalid length", "OperationError");
  if (how.hash === undefined)
    throw new TypeError(`'hash' is required in '${how.name === "HKDF" ? "HkdfParams" : "Pbkdf2Params"}'`);
  const salt = bytesOfMember(how, "salt");
  if (how.name === "HKDF") {
    return host.promise(
      "crypto.hkdf",
      how.hash.name,
      length / 8,
      ...bytesOf(bytesOfKey(key)),
      ...bytesOf(salt),
      ...bytesOf(bytesOfMember(how, "info")),
    );
  }
  if (!(how.iterations > 0)) throw new DOMException("iterations must be greater than 0", "OperationError");
  return host.promise(
    "crypto.pbkdf2",
    how.hash.name,
    how.iterations,
    length / 8,
    ...bytesOf(bytesOfKey(key)),
    ...bytesOf(salt),
  );
}

export const subtle = new SubtleCrypto(MAKE);
