// node:crypto, on the host's cryptography.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType, missing, outOfRange } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { bytesOf, slice, bufferOf, encoded } = require("./crypto-bytes.cjs");
const keys = require("./crypto-keys.cjs");
const { Transform } = require("./stream.cjs");

const finalized = () => coded(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");

class Digest extends Transform {
  #state;
  #done = false;

  constructor(state, options) {
    super(options);
    this.#state = state;
  }
  get state() {
    if (this.#done) throw finalized();
    return this.#state;
  }
  update(data, encoding) {
    if (this.#done) throw finalized();
    host.call("hash.update", this.#state, ...slice(bytesOf(data, encoding)));
    return this;
  }
  digest(encoding) {
    if (this.#done) throw finalized();
    this.#done = true;
    return encoded(bufferOf(host.call("hash.finish", this.#state)), encoding);
  }
  _transform(chunk, encoding, done) {
    this.update(chunk, encoding);
    done();
  }
  _flush(done) {
    this.push(this.digest());
    done();
  }
}
class Hash extends Digest {
  constructor(algorithm, options) {
    super(typeof algorithm === "string" ? host.call("hash.plain", algorithm) : algorithm, options);
  }
  copy(options) {
    return new Hash(host.call("hash.copy", this.state), options);
  }
}
class Hmac extends Digest {
  constructor(algorithm, key, options) {
    super(host.call("hash.keyed", algorithm, ...slice(keys.secretBytes(key, options?.encoding))), options);
  }
}

function createHash(algorithm, options) {
  if (typeof algorithm !== "string") throw invalidType("algorithm", "of type string", algorithm);
  return new Hash(algorithm, options);
}

// Declared as functions, since packages call them with `new` as well.
function createHmac(algorithm, key, options) {
  return new Hmac(algorithm, key, options);
}
function createCipheriv(name, key, iv, options) {
  return new Cipher(name, true, key, iv, options);
}
function createDecipheriv(name, key, iv, options) {
  return new Cipher(name, false, key, iv, options);
}
function createSign(algorithm) {
  return new keys.Sign(algorithm);
}
function createVerify(algorithm) {
  return new keys.Verify(algorithm);
}
function createECDH(curve) {
  return new keys.ECDH(curve);
}

class Cipher extends Transform {
  #state;
  #encrypts;
  #decoder;

  constructor(name, encrypts, key, iv, options) {
    super(options);
    this.#encrypts = encrypts;
    const start = iv === null ? new Uint8Array(0) : bytesOf(iv);
    this.#state = host.call(
      "cipher.new",
      String(name),
      encrypts,
      ...slice(keys.secretBytes(key)),
      ...slice(start),
      options?.authTagLength ?? 16,
    );
  }
  #shown(buffer, encoding, last) {
    if (!encoding || encoding === "buffer") return buffer;
    this.#decoder ??= new (require("./string_decoder.cjs").StringDecoder)(encoding);
    return last ? this.#decoder.end(buffer) : this.#decoder.write(buffer);
  }
  update(data, inputEncoding, outputEncoding) {
    return this.#shown(
      bufferOf(host.call("cipher.update", this.#state, ...slice(bytesOf(data, inputEncoding)))),
      outputEncoding,
      false,
    );
  }
  final(outputEncoding) {
    let bytes;
    try {
      bytes = host.call("cipher.finish", this.#state);
    } catch (error) {
      if (error.code !== "ERR_OSSL") throw error;
      throw this.#encrypts
        ? coded(
            Error,
            "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH",
            "error:1C80006B:Provider routines::wrong final block length",
          )
        : coded(Error, "ERR_OSSL_BAD_DECRYPT", "error:1C800064:Provider routines::bad decrypt");
    }
    return this.#shown(bufferOf(bytes), outputEncoding, true);
  }
  setAutoPadding(on = true) {
    host.call("cipher.padding", this.#state, Boolean(on));
    return this;
  }
  setAAD(data, options) {
    host.call("cipher.authenticate", this.#state, ...slice(bytesOf(data, options?.encoding)));
    return this;
  }
  getAuthTag() {
    return bufferOf(host.call("cipher.tag", this.#state));
  }
  setAuthTag(tag, encoding) {
    host.call("cipher.setTag", this.#state, ...slice(bytesOf(tag, encoding)));
    return this;
  }
  _transform(chunk, encoding, done) {
    this.push(this.update(chunk, encoding));
    done();
  }
  _flush(done) {
    try {
      this.push(this.final());
      done();
    } catch (error) {
      done(error);
    }
  }
}

function randomBytes(size, callback) {
  if (typeof size !== "number") throw invalidType("size", "of type number", size);
  if (!(size >= 0 && size <= 2 ** 31 - 1)) throw outOfRange("size", ">= 0 && <= 2147483647", size);
  const bytes = bufferOf(host.call("crypto.random", size));
  if (callback === undefined) return bytes;
  queueMicrotask(() => callback(null, bytes));
  return undefined;
}

function randomFillSync(target, offset = 0, size = target.byteLength - offset) {
  const view =
    target instanceof ArrayBuffer
      ? new Uint8Array(target)
      : new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
  view.set(host.call("crypto.random", size), offset);
  return target;
}

function randomInt(first, second, third) {
  const [min, max, callback] = typeof second === "number" ? [first, second, third] : [0, first, second];
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw invalidType("max", "a safe integer", max);
  const range = max - min;
  if (range <= 0 || range > 2 ** 48) throw outOfRange("max", `greater than the value of "min" (${min})`, max);
  const limit = 2 ** 48 - (2 ** 48 % range);
  let number;
  do {
    number = randomBytes(6).readUIntBE(0, 6);
  } while (number >= limit);
  const result = min + (number % range);
  if (callback === undefined) return result;
  queueMicrotask(() => callback(null, result));
  return undefined;
}

function timingSafeEqual(left, right) {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  if (a.length !== b.length)
    throw coded(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i] ^ b[i];
  return difference === 0;
}

const scryptArguments = (password, salt, length, options = {}) => {
  const {
    N = options.cost ?? 16384,
    r = options.blockSize ?? 8,
    p = options.parallelization ?? 1,
    maxmem = 32 * 1024 * 1024,
  } = options;
  if (128 * N * r > maxmem)
    throw coded(RangeError, "ERR_CRYPTO_INVALID_SCRYPT_PARAMS", "Invalid scrypt params: memory limit exceeded");
  return ["derive.scrypt", N, r, p, length, ...slice(bytesOf(password)), ...slice(bytesOf(salt))];
};
const pbkdf2Arguments = (password, salt, iterations, length, digest) => {
  if (typeof digest !== "string") throw invalidType("digest", "of type string", digest);
  return ["derive.pbkdf2", digest, iterations, length, ...slice(bytesOf(password)), ...slice(bytesOf(salt))];
};
const hkdfArguments = (digest, key, salt, info, length) => [
  "derive.hkdf",
  digest,
  length,
  ...slice(keys.secretBytes(key)),
  ...slice(bytesOf(salt)),
  ...slice(bytesOf(info)),
];

/** The two forms of a derivation: with a callback on another thread, and at once. */
const derivation = (argumentsOf, resultOf = bufferOf) => [
  (...args) => {
    const callback = args.pop();
    const [name, ...rest] = argumentsOf(...args);
    host.promise(name, ...rest).then(
      (bytes) => callback(null, resultOf(bytes)),
      (error) => callback(error),
    );
  },
  (...args) => resultOf(host.call(...argumentsOf(...args))),
];
const wholeBuffer = (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const [scrypt, scryptSync] = derivation(scryptArguments);
const [pbkdf2, pbkdf2Sync] = derivation(pbkdf2Arguments);
const [hkdf, hkdfSync] = derivation(hkdfArguments, wholeBuffer);

const HASHES = [
  "RSA-MD5",
  "RSA-SHA1",
  "RSA-SHA224",
  "RSA-SHA256",
  "RSA-SHA384",
  "RSA-SHA512",
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha3-224",
  "sha3-256",
  "sha3-384",
  "sha3-512",
  "sha384",
  "sha512",
  "sha512-224",
  "sha512-256",
];
const CIPHERS = ["128", "192", "256"]
  .flatMap((bits) => ["cbc", "ctr", "ecb", "gcm", "cfb", "cfb8", "ofb"].map((mode) => `aes-${bits}-${mode}`))
  .concat("chacha20-poly1305");

class X509Certificate {
  constructor(input) {
    const text = typeof input === "string" ? input : Buffer.from(bytesOf(input)).toString("latin1");
    this.publicKey = keys.createPublicKey(
      text.includes("BEGIN CERTIFICATE")
        ? text
        : `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytesOf(input)).toString("base64")}\n-----END CERTIFICATE-----`,
    );
    this.raw = text.includes("BEGIN CERTIFICATE")
      ? Buffer.from(text.replace(/-----[^-]+-----/g, ""), "base64")
      : Buffer.from(bytesOf(input));
  }
  get fingerprint256() {
    return createHash("sha256")
      .update(this.raw)
      .digest("hex")
      .toUpperCase()
      .replace(/(..)(?=.)/g, "$1:");
  }
}

module.exports = {
  ...keys,
  Hash,
  Hmac,
  Cipheriv: Cipher,
  Decipheriv: Cipher,
  X509Certificate,
  createHash,
  createHmac,
  hash: (algorithm, data, encoding = "hex") => createHash(algorithm).update(data).digest(encoding),
  createCipheriv,
  createDecipheriv,
  createSign,
  createVerify,
  createECDH,
  createDiffieHellman: missing("crypto.createDiffieHellman"),
  getDiffieHellman: missing("crypto.getDiffieHellman"),
  randomBytes,
  pseudoRandomBytes: randomBytes,
  randomFillSync,
  randomInt,
  timingSafeEqual,
  randomFill(target, ...rest) {
    const callback = rest.pop();
    randomFillSync(target, ...rest);
    queueMicrotask(() => callback(null, target));
  },
  randomUUID: () => host.call("crypto.uuid"),
  scrypt,
  scryptSync,
  pbkdf2,
  pbkdf2Sync,
  hkdf,
  hkdfSync,
  generateKeySync: (type, { length }) => keys.createSecretKey(randomBytes(length / 8)),
  getHashes: () => [...HASHES],
  getCiphers: () => [...CIPHERS],
  getCurves: () => ["prime256v1", "secp384r1", "secp521r1"],
  getCipherInfo: (name) =>
    CIPHERS.includes(String(name).toLowerCase())
      ? { name, keyLength: Number(/\d+/.exec(name)) / 8 || 32, ivLength: /gcm|chacha/.test(name) ? 12 : 16 }
      : undefined,
  getFips: () => 0,
  setEngine() {},
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: 0, min: 0 }),
  constants: { ...keys.constants, defaultCoreCipherList: "", TLS1_2_VERSION: 771, TLS1_3_VERSION: 772 },
  getRandomValues: (view) => globalThis.crypto.getRandomValues(view),
  get webcrypto() {
    return globalThis.crypto;
  },
  get subtle() {
    return globalThis.crypto.subtle;
  },
};
