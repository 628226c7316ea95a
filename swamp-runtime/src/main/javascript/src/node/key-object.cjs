// KeyObject: keys of node:crypto, and the many ways to give one.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { bytesOf, slice } = require("./crypto-bytes.cjs");

const PRIVATE = Symbol("KeyObject");

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

/** A key that the host has just made. */
const made = (type, material) => new KeyObject(PRIVATE, type, material);

module.exports = { KeyObject, made, secretBytes, createPrivateKey, createPublicKey, createSecretKey };
