// KeyObject and everything of node:crypto that works with key pairs.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { bytesOf, slice, bufferOf, encoded } = require("./crypto-bytes.cjs");

const PRIVATE = Symbol("KeyObject");
const constants = {
  RSA_PKCS1_PADDING: 1,
  RSA_NO_PADDING: 3,
  RSA_PKCS1_OAEP_PADDING: 4,
  RSA_PKCS1_PSS_PADDING: 6,
  RSA_PSS_SALTLEN_DIGEST: -1,
  RSA_PSS_SALTLEN_MAX_SIGN: -2,
  RSA_PSS_SALTLEN_AUTO: -2,
};
const HASH_SIZES = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

const pem = (label, bytes) =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes)
    .toString("base64")
    .replace(/.{64}(?=.)/g, "$&\n")}\n-----END ${label}-----\n`;

class KeyObject {
  constructor(key, type, material) {
    if (key !== PRIVATE) throw new TypeError("Illegal constructor");
    this.type = type;
    Object.defineProperty(this, "material", { value: material });
    if (type !== "secret") this.asymmetricKeyType = material.kind;
  }

  static from(cryptoKey) {
    throw coded(
      Error,
      "ERR_METHOD_NOT_IMPLEMENTED",
      `KeyObject.from(${cryptoKey?.type}) is not supported by this runtime (see docs/compatibility.md)`,
    );
  }

  get symmetricKeySize() {
    return this.type === "secret" ? this.material.bytes.length : undefined;
  }
  get asymmetricKeyDetails() {
    if (this.type === "secret") return undefined;
    const { family, bytes } = this.material;
    if (family !== "RSA" && family !== "EC") return {};
    const size = host.call("crypto.checkKey", family, this.type === "private", ...slice(bytes));
    return family === "RSA"
      ? { modulusLength: Number(size), publicExponent: 65537n }
      : { namedCurve: { "P-256": "prime256v1", "P-384": "secp384r1", "P-521": "secp521r1" }[size] };
  }

  export({ format, type } = {}) {
    const { bytes, family } = this.material;
    if (this.type === "secret") {
      return format === "jwk" ? { kty: "oct", k: Buffer.from(bytes).toString("base64url") } : Buffer.from(bytes);
    }
    if (format === "jwk") return host.call("crypto.keyToJwk", family, this.type === "private", ...slice(bytes));
    const inner = type === "pkcs1" || type === "sec1" ? unwrapped(bytes, this.type === "private") : bytes;
    if (format === "der") return Buffer.from(inner);
    const labels = {
      pkcs1: `RSA ${this.type.toUpperCase()} KEY`,
      sec1: "EC PRIVATE KEY",
      pkcs8: "PRIVATE KEY",
      spki: "PUBLIC KEY",
    };
    return pem(labels[type] ?? (this.type === "private" ? "PRIVATE KEY" : "PUBLIC KEY"), inner);
  }

  equals(other) {
    return (
      other instanceof KeyObject &&
      other.type === this.type &&
      Buffer.from(this.material.bytes).equals(other.material.bytes)
    );
  }
  toCryptoKey(algorithm, extractable, usages) {
    const format = this.type === "secret" ? "raw" : this.type === "private" ? "pkcs8" : "spki";
    return globalThis.crypto.subtle.importKey(format, this.material.bytes, algorithm, extractable, usages);
  }
  get [Symbol.toStringTag]() {
    return "KeyObject";
  }
}

/** The older form inside PKCS #8 or SubjectPublicKeyInfo: the content of its last part. */
function unwrapped(bytes, isPrivate) {
  const header = (at) => {
    const first = bytes[at + 1];
    if (first < 0x80) return [at + 2, first];
    const count = first & 0x7f;
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + bytes[at + 2 + i];
    return [at + 2 + count, length];
  };
  let [at] = header(0);
  if (isPrivate) at += 3;
  const [algorithm, algorithmLength] = header(at);
  const [start, length] = header(algorithm + algorithmLength);
  return isPrivate ? bytes.subarray(start, start + length) : bytes.subarray(start + 1, start + length);
}

const fromHost = (type, [kind, family, bytes]) => new KeyObject(PRIVATE, type, { kind, family, bytes });
const secret = (bytes) => new KeyObject(PRIVATE, "secret", { bytes: Uint8Array.from(bytes) });

/** [text or bytes, options] of the many ways to give a key. */
function inputOf(input) {
  if (typeof input === "string" || ArrayBuffer.isView(input) || input instanceof ArrayBuffer) return [input, {}];
  if (input !== null && typeof input === "object" && input.key !== undefined) return [input.key, input];
  throw invalidType(
    "key",
    "of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey",
    input,
  );
}

const textOf = (key) => (typeof key === "string" ? key : Buffer.from(bytesOf(key)).toString("latin1"));
const failing = (work) => {
  try {
    return work();
  } catch (error) {
    throw error.code === "ERR_OSSL"
      ? coded(Error, "ERR_OSSL_UNSUPPORTED", `error:1E08010C:DECODER routines::unsupported (${error.message})`)
      : error;
  }
};

function createPrivateKey(input) {
  if (input instanceof KeyObject) return input;
  const [key, options] = inputOf(input);
  if (key instanceof KeyObject) return key;
  return failing(() => {
    if (options.format === "jwk")
      return fromHost("private", [
        ...host.call("key.private", ...slice(host.call("crypto.keyFromJwk", JSON.stringify(key)))),
      ]);
    if (options.format === "der") {
      const label = { pkcs1: "RSA PRIVATE KEY", sec1: "EC PRIVATE KEY" }[options.type] ?? "PRIVATE KEY";
      return fromHost("private", [...host.call("key.privatePem", pem(label, bytesOf(key)))]);
    }
    return fromHost("private", [
      ...host.call("key.privatePem", textOf(key), options.passphrase === undefined ? "" : String(options.passphrase)),
    ]);
  });
}

function createPublicKey(input) {
  if (input instanceof KeyObject) return input.type === "private" ? publicOf(input) : input;
  const [key, options] = inputOf(input);
  if (key instanceof KeyObject) return createPublicKey(key);
  return failing(() => {
    if (options.format === "jwk") {
      const { d, p, q, dp, dq, qi, ...rest } = key;
      return fromHost("public", [
        ...host.call("key.public", ...slice(host.call("crypto.keyFromJwk", JSON.stringify(rest)))),
      ]);
    }
    if (options.format === "der") {
      return fromHost("public", [
        ...host.call("key.publicPem", pem(options.type === "pkcs1" ? "RSA PUBLIC KEY" : "PUBLIC KEY", bytesOf(key))),
      ]);
    }
    const text = textOf(key);
    return text.includes("PRIVATE KEY-----")
      ? publicOf(createPrivateKey(input))
      : fromHost("public", [...host.call("key.publicPem", text)]);
  });
}

function publicOf(key) {
  const { family, bytes } = key.material;
  if (family === "RSA") return fromHost("public", [...host.call("key.publicOf", family, ...slice(bytes))]);
  const { d, ...jwk } = host.call("crypto.keyToJwk", family, true, ...slice(bytes));
  return createPublicKey({ key: jwk, format: "jwk" });
}

function createSecretKey(key, encoding) {
  return secret(bytesOf(key, encoding));
}

/** Bytes of a secret given as bytes, text or KeyObject. */
const secretBytes = (key, encoding) => (key instanceof KeyObject ? key.material.bytes : bytesOf(key, encoding));

function howToSign(algorithm, key, options) {
  const hash = algorithm === null || algorithm === undefined ? "sha256" : String(algorithm);
  const size = HASH_SIZES[hash.toLowerCase().replace(/^rsa-/, "").replace("-", "")] ?? 32;
  const isPss = options.padding === constants.RSA_PKCS1_PSS_PADDING;
  const given = options.saltLength ?? constants.RSA_PSS_SALTLEN_DIGEST;
  const bits = isPss
    ? Number(host.call("crypto.checkKey", "RSA", key.type === "private", ...slice(key.material.bytes)))
    : 0;
  const saltLength =
    given === constants.RSA_PSS_SALTLEN_DIGEST || (given < 0 && key.type === "public")
      ? size
      : given === constants.RSA_PSS_SALTLEN_MAX_SIGN
        ? Math.ceil((bits - 1) / 8) - size - 2
        : given;
  return JSON.stringify({
    family: key.material.family,
    hash,
    padding: isPss ? "pss" : "pkcs1",
    saltLength,
    encoding: options.dsaEncoding ?? "der",
  });
}

const optionsOf = (key) => (key instanceof KeyObject || typeof key !== "object" || ArrayBuffer.isView(key) ? {} : key);

function sign(algorithm, data, key, callback) {
  const work = () => {
    const own = createPrivateKey(key);
    return bufferOf(
      host.call(
        "key.sign",
        howToSign(algorithm, own, optionsOf(key)),
        ...slice(own.material.bytes),
        ...slice(bytesOf(data)),
      ),
    );
  };
  return callback ? later(work, callback) : work();
}

function verify(algorithm, data, key, signature, callback) {
  const work = () => {
    const own = createPublicKey(key);
    return host.call(
      "key.verify",
      howToSign(algorithm, own, optionsOf(key)),
      ...slice(own.material.bytes),
      ...slice(bytesOf(signature)),
      ...slice(bytesOf(data)),
    );
  };
  return callback ? later(work, callback) : work();
}

function later(work, callback) {
  queueMicrotask(() => {
    let result;
    try {
      result = work();
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, result);
  });
}

class Collected extends require("./stream.cjs").Writable {
  constructor(algorithm) {
    super();
    this.algorithm = algorithm;
    this.parts = [];
  }
  update(data, encoding) {
    this.parts.push(Buffer.from(bytesOf(data, encoding)));
    return this;
  }
  _write(chunk, encoding, done) {
    this.update(chunk);
    done();
  }
}
class Sign extends Collected {
  sign(key, encoding) {
    return encoded(sign(this.algorithm, Buffer.concat(this.parts), key), encoding);
  }
}
class Verify extends Collected {
  verify(key, signature, encoding) {
    return verify(this.algorithm, Buffer.concat(this.parts), key, bytesOf(signature, encoding));
  }
}

const CURVES = {
  prime256v1: "P-256",
  "P-256": "P-256",
  secp256r1: "P-256",
  secp384r1: "P-384",
  "P-384": "P-384",
  secp521r1: "P-521",
  "P-521": "P-521",
};
const EDWARDS = { ed25519: "Ed25519", x25519: "X25519" };

function generateKeyPairSync(type, options = {}) {
  const [family, size] =
    type === "rsa" || type === "rsa-pss"
      ? ["RSA", String(options.modulusLength ?? 2048)]
      : type === "ec"
        ? ["EC", CURVES[options.namedCurve]]
        : EDWARDS[type]
          ? [EDWARDS[type], EDWARDS[type]]
          : [];
  if (family === undefined || size === undefined)
    missing(`crypto.generateKeyPair of ${type} ${options.namedCurve ?? ""}`.trim())();
  const [privateBytes, publicBytes] = [...host.call("crypto.generate", family, size)];
  const kind = type === "rsa-pss" ? "rsa" : type;
  const pair = {
    publicKey: new KeyObject(PRIVATE, "public", { kind, family, bytes: publicBytes }),
    privateKey: new KeyObject(PRIVATE, "private", { kind, family, bytes: privateBytes }),
  };
  return {
    publicKey: options.publicKeyEncoding ? pair.publicKey.export(options.publicKeyEncoding) : pair.publicKey,
    privateKey: options.privateKeyEncoding ? pair.privateKey.export(options.privateKeyEncoding) : pair.privateKey,
  };
}

function generateKeyPair(type, options, callback) {
  later(
    () => generateKeyPairSync(type, options),
    (error, pair) => (error ? callback(error) : callback(null, pair.publicKey, pair.privateKey)),
  );
}
Object.defineProperty(generateKeyPair, Symbol.for("nodejs.util.promisify.custom"), {
  value: async (type, options) => generateKeyPairSync(type, options),
});

function rsa(withPublic, encrypts, defaultPadding) {
  return (key, data) => {
    const { padding = defaultPadding, oaepHash = "sha1" } = optionsOf(key);
    const own = withPublic ? createPublicKey(key) : createPrivateKey(key);
    const name = { 1: "pkcs1", 3: "none", 4: "oaep" }[padding];
    return bufferOf(
      host.call("key.rsa", withPublic, encrypts, name, oaepHash, ...slice(own.material.bytes), ...slice(bytesOf(data))),
    );
  };
}

class ECDH {
  #curve;
  #jwk;

  constructor(curve) {
    this.#curve = CURVES[curve];
    if (this.#curve === undefined) throw coded(TypeError, "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
  }
  generateKeys(encoding, format) {
    const [bytes] = [...host.call("crypto.generate", "EC", this.#curve)];
    this.#jwk = host.call("crypto.keyToJwk", "EC", true, ...slice(bytes));
    return this.getPublicKey(encoding, format);
  }
  getPublicKey(encoding) {
    const point = Buffer.concat([
      Buffer.from([4]),
      Buffer.from(this.#jwk.x, "base64url"),
      Buffer.from(this.#jwk.y, "base64url"),
    ]);
    return encoded(point, encoding);
  }
  getPrivateKey(encoding) {
    return encoded(Buffer.from(this.#jwk.d, "base64url"), encoding);
  }
  setPrivateKey(key, encoding) {
    const d = Buffer.from(bytesOf(key, encoding)).toString("base64url");
    const bytes = host.call("crypto.keyFromJwk", JSON.stringify({ kty: "EC", crv: this.#curve, d }));
    this.#jwk = host.call("crypto.keyToJwk", "EC", true, ...slice(bytes));
  }
  computeSecret(other, inputEncoding, outputEncoding) {
    const point = Buffer.from(bytesOf(other, inputEncoding));
    const half = (point.length - 1) / 2;
    const jwk = {
      kty: "EC",
      crv: this.#curve,
      x: point.subarray(1, 1 + half).toString("base64url"),
      y: point.subarray(1 + half).toString("base64url"),
    };
    const own = host.call("crypto.keyFromJwk", JSON.stringify(this.#jwk));
    const peer = host.call("crypto.keyFromJwk", JSON.stringify(jwk));
    return encoded(bufferOf(host.call("crypto.agree", "ECDH", ...slice(own), ...slice(peer))), outputEncoding);
  }
}

function diffieHellman({ privateKey, publicKey }) {
  const { family, bytes } = privateKey.material;
  return bufferOf(
    host.call("crypto.agree", family === "EC" ? "ECDH" : family, ...slice(bytes), ...slice(publicKey.material.bytes)),
  );
}

module.exports = {
  constants,
  KeyObject,
  Sign,
  Verify,
  ECDH,
  secretBytes,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  sign,
  verify,
  generateKeyPair,
  generateKeyPairSync,
  diffieHellman,
  publicEncrypt: rsa(true, true, constants.RSA_PKCS1_OAEP_PADDING),
  privateDecrypt: rsa(false, false, constants.RSA_PKCS1_OAEP_PADDING),
  privateEncrypt: rsa(false, true, constants.RSA_PKCS1_PADDING),
  publicDecrypt: rsa(true, false, constants.RSA_PKCS1_PADDING),
};
