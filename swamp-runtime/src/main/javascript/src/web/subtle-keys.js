// Keys of crypto.subtle: made, imported, exported.
import { bytesOf, copyOf, isBufferSource } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { bytesOfKey, makeKey } from "./crypto-key.js";
import { DOMException } from "./dom.js";
import { familyOf, isAes, isRsa, requireUsages, secretBits, usagesFor } from "./subtle-algorithms.js";

const ECDSA_NAMES = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512" };
const CURVES = Object.keys(ECDSA_NAMES);
const isSecret = (name) => isAes(name) || name === "HMAC" || name === "HKDF" || name === "PBKDF2";
const encoded = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const decoded = (bytes) => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

/** A data error for whatever the host says about a key that it was given. */
function dataChecked(work) {
  try {
    return work();
  } catch (error) {
    throw new DOMException(error.message, "DataError");
  }
}

/** A new key or pair of keys. */
export async function generate(algorithm, extractable, usages) {
  const { name } = algorithm;
  if (name === "HKDF" || name === "PBKDF2") throw new DOMException("Unrecognized algorithm name", "NotSupportedError");
  if (isSecret(name)) {
    if (name === "HMAC" && algorithm.hash === undefined)
      throw new TypeError("'hash' is required in 'HmacKeyGenParams'");
    requireUsages(usages, usagesFor(name, "secret"));
    requireSome(usages);
    const bits = secretBits(algorithm);
    const kept = name === "HMAC" ? { name, hash: { name: algorithm.hash.name }, length: bits } : { name, length: bits };
    return makeKey("secret", extractable, kept, usages, host.call("crypto.random", Math.ceil(bits / 8)));
  }
  const [forPrivate, forPublic] = [usagesFor(name, "private"), usagesFor(name, "public")];
  requireUsages(usages, [...forPrivate, ...forPublic]);
  const own = usages.filter((usage) => forPrivate.includes(usage));
  const size = isRsa(name) ? rsaSize(algorithm) : familyOf(name) === "EC" ? curveOf(algorithm) : "";
  requireSome(own);
  const [pkcs8, spki] = await host.promise("crypto.generate", familyOf(name), size);
  const kept = keptAlgorithm(algorithm, size);
  return {
    privateKey: makeKey("private", extractable, kept, own, pkcs8),
    publicKey: makeKey(
      "public",
      true,
      kept,
      usages.filter((usage) => forPublic.includes(usage)),
      spki,
    ),
  };
}

function requireSome(usages) {
  if (usages.length === 0) throw new DOMException("Invalid key usages", "SyntaxError");
}

function rsaSize({ modulusLength, publicExponent, hash }) {
  if (hash === undefined) throw new TypeError("'hash' is required in 'RsaHashedKeyGenParams'");
  if (!(publicExponent instanceof Uint8Array) || publicExponent.join() !== "1,0,1") {
    throw new DOMException("Bad public exponent", "OperationError");
  }
  return String(modulusLength);
}

function curveOf({ namedCurve }) {
  if (!CURVES.includes(namedCurve)) throw new DOMException("Curve not supported", "NotSupportedError");
  return namedCurve;
}

function keptAlgorithm({ name, hash }, size) {
  if (isRsa(name)) {
    return { name, modulusLength: Number(size), publicExponent: new Uint8Array([1, 0, 1]), hash: { name: hash.name } };
  }
  return familyOf(name) === "EC" ? { name, namedCurve: size } : { name };
}

/** A key from outside. */
export function importKey(format, data, algorithm, extractable, usages) {
  const { name } = algorithm;
  if (format === "jwk" ? isBufferSource(data) || typeof data !== "object" || data === null : !isBufferSource(data)) {
    throw new TypeError(format === "jwk" ? "Key data is not a JSON Web Key" : "Key data is not a BufferSource");
  }
  if (format === "jwk") checkJwk(data, extractable, usages);
  return isSecret(name)
    ? importSecret(format, data, algorithm, extractable, usages)
    : importAsymmetric(format, data, algorithm, extractable, usages);
}

function checkJwk(jwk, extractable, usages) {
  if (jwk.ext === false && extractable)
    throw new DOMException("'ext' property of JsonWebKey must not be false", "DataError");
  if (jwk.key_ops !== undefined && usages.some((usage) => !jwk.key_ops.includes(usage))) {
    throw new DOMException("'key_ops' property of JsonWebKey is invalid", "DataError");
  }
}

function importSecret(format, data, algorithm, extractable, usages) {
  const { name } = algorithm;
  requireUsages(usages, usagesFor(name, "secret"));
  if (format !== "raw" && !(format === "jwk" && name !== "HKDF" && name !== "PBKDF2")) {
    throw new DOMException(`Unsupported format '${format}' for ${name}`, "NotSupportedError");
  }
  if (format === "jwk" && (data.kty !== "oct" || typeof data.k !== "string")) {
    throw new DOMException("'kty' property of JsonWebKey must be 'oct'", "DataError");
  }
  const bytes = format === "jwk" ? dataChecked(() => encoded(data.k)) : copyOf(data);
  if (name === "HKDF" || name === "PBKDF2") {
    if (extractable) throw new DOMException("Key must not be extractable", "SyntaxError");
    requireSome(usages);
    return makeKey("secret", false, { name }, usages, bytes);
  }
  requireSome(usages);
  if (name === "HMAC") {
    if (algorithm.hash === undefined) throw new TypeError("'hash' is required in 'HmacImportParams'");
    if (bytes.length === 0) throw new DOMException("Key length is zero", "DataError");
    return makeKey(
      "secret",
      extractable,
      { name, hash: { name: algorithm.hash.name }, length: algorithm.length ?? bytes.length * 8 },
      usages,
      bytes,
    );
  }
  if (![16, 24, 32].includes(bytes.length)) throw new DOMException("Invalid key length", "DataError");
  return makeKey("secret", extractable, { name, length: bytes.length * 8 }, usages, bytes);
}

function importAsymmetric(format, data, algorithm, extractable, usages) {
  const { name } = algorithm;
  const family = familyOf(name);
  if (isRsa(name) && algorithm.hash === undefined) throw new TypeError("'hash' is required in 'RsaHashedImportParams'");
  const isPrivate = format === "pkcs8" || (format === "jwk" && data.d !== undefined);
  requireUsages(usages, usagesFor(name, isPrivate ? "private" : "public"));
  const wanted = family === "EC" ? curveOf(algorithm) : undefined;
  if (isPrivate) requireSome(usages);
  const bytes = encodedKey(format, data, family, wanted);
  const size = dataChecked(() => host.call("crypto.checkKey", family, isPrivate, ...bytesOf(bytes)));
  if (wanted !== undefined && size !== wanted) throw new DOMException("Curve mismatch", "DataError");
  return makeKey(isPrivate ? "private" : "public", extractable, keptAlgorithm(algorithm, size), usages, bytes);
}

function encodedKey(format, data, family, curve) {
  switch (format) {
    case "pkcs8":
    case "spki":
      return copyOf(data);
    case "jwk":
      if (
        (family === "EC" && data.kty === "EC") ||
        (family === "RSA" && data.kty === "RSA") ||
        (data.kty === "OKP" && data.crv === family)
      ) {
        return dataChecked(() => host.call("crypto.keyFromJwk", JSON.stringify(data)));
      }
      throw new DOMException("'kty' property of JsonWebKey is invalid", "DataError");
    case "raw":
      if (family !== "RSA")
        return dataChecked(() => host.call("crypto.keyFromJwk", JSON.stringify(jwkOfRaw(copyOf(data), family, curve))));
    // falls through
    default:
      throw new DOMException(`Unsupported format '${format}'`, "NotSupportedError");
  }
}

function jwkOfRaw(bytes, family, curve) {
  if (family !== "EC") return { kty: "OKP", crv: family, x: decoded(bytes) };
  const size = (bytes.length - 1) / 2;
  if (bytes[0] !== 4 || !Number.isInteger(size)) throw new Error("the point must be uncompressed");
  return { kty: "EC", crv: curve, x: decoded(bytes.subarray(1, 1 + size)), y: decoded(bytes.subarray(1 + size)) };
}

/** A key for the outside. */
export function exportKey(format, key) {
  if (!key.extractable) throw new DOMException("Key is not extractable", "InvalidAccessError");
  const bytes = bytesOfKey(key);
  const { name } = key.algorithm;
  if (format === "jwk") return exportJwk(key, bytes);
  if (isSecret(name)) {
    if (format === "raw") return bytes.slice().buffer;
  } else if (format === (key.type === "private" ? "pkcs8" : "spki")) {
    return bytes.slice().buffer;
  } else if (format === "raw" && key.type === "public" && !isRsa(name)) {
    const { x, y } = host.call("crypto.keyToJwk", familyOf(name), false, ...bytesOf(bytes));
    return Uint8Array.from(y === undefined ? encoded(x) : [4, ...encoded(x), ...encoded(y)]).buffer;
  } else if (format === "pkcs8" || format === "spki") {
    throw new DOMException(`Key is not a ${format === "pkcs8" ? "private" : "public"} key`, "InvalidAccessError");
  }
  throw new DOMException(`Unsupported format '${format}'`, "NotSupportedError");
}

function exportJwk(key, bytes) {
  const { name, hash, length } = key.algorithm;
  const common = { key_ops: [...key.usages], ext: key.extractable };
  if (name === "HMAC") return { kty: "oct", alg: `HS${hash.name.slice(4)}`, k: decoded(bytes), ...common };
  if (isAes(name)) return { kty: "oct", alg: `A${length}${name.slice(4)}`, k: decoded(bytes), ...common };
  const numbers = host.call("crypto.keyToJwk", familyOf(name), key.type === "private", ...bytesOf(bytes));
  const bits = hash?.name.slice(4);
  const alg = {
    "RSASSA-PKCS1-v1_5": `RS${bits}`,
    "RSA-PSS": `PS${bits}`,
    "RSA-OAEP": bits === "1" ? "RSA-OAEP" : `RSA-OAEP-${bits}`,
    Ed25519: "Ed25519",
    ECDSA: ECDSA_NAMES[key.algorithm.namedCurve],
  }[name];
  return { ...(alg === undefined ? {} : { alg }), ...numbers, ...common };
}
