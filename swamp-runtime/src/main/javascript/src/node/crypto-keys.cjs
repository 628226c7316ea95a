// What node:crypto does with key pairs: signatures, encryption, agreement.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, missing } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { bytesOf, slice, bufferOf, encoded } = require("./crypto-bytes.cjs");
const {
  KeyObject,
  made,
  secretBytes,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
} = require("./key-object.cjs");

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
    publicKey: made("public", { kind, family, bytes: publicBytes }),
    privateKey: made("private", { kind, family, bytes: privateBytes }),
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
