// jsr:@std/crypto, version 1: what the crypto global does, digests of more algorithms, and of data that comes in parts.

const WEB = new Set(["SHA-1", "SHA-256", "SHA-384", "SHA-512"]);
const MORE = new Set(["MD5", "SHA-224", "SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512"]);
const NOT_HERE = new Set([
  "BLAKE2B", "BLAKE2B-128", "BLAKE2B-160", "BLAKE2B-224", "BLAKE2B-256", "BLAKE2B-384", "BLAKE2S", "BLAKE3",
  "KECCAK-224", "KECCAK-256", "KECCAK-384", "KECCAK-512", "RIPEMD-160", "SHAKE128", "SHAKE256", "TIGER",
  "FNV32", "FNV32A", "FNV64", "FNV64A",
]);

const isBuffer = (data) => ArrayBuffer.isView(data) || data instanceof ArrayBuffer;
const bytesOf = (data) =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);

/** The module's exports; {@code node} is node:crypto. */
export function makeStandardCrypto(node) {
  function hashOf(algorithm) {
    const name = String(algorithm?.name ?? algorithm).toUpperCase();
    if (NOT_HERE.has(name)) {
      throw new Error(`The digest ${name} of jsr:@std/crypto is not supported by this runtime (docs/compatibility.md)`);
    }
    if (!WEB.has(name) && !MORE.has(name)) throw new TypeError(`Unrecognized algorithm name: ${name}`);
    return node.createHash(name.startsWith("SHA3") ? name : name.replace("-", ""));
  }
  const finished = (hash) => new Uint8Array(hash.digest()).buffer;

  function digestSync(algorithm, data) {
    const hash = hashOf(algorithm);
    if (isBuffer(data)) {
      hash.update(bytesOf(data));
    } else if (data?.[Symbol.iterator]) {
      for (const part of data) hash.update(bytesOf(part));
    } else {
      throw new TypeError("data must be a BufferSource or Iterable<BufferSource>");
    }
    return finished(hash);
  }

  async function digest(algorithm, data) {
    if (isBuffer(data) || data?.[Symbol.iterator]) return digestSync(algorithm, data);
    if (!data?.[Symbol.asyncIterator]) {
      throw new TypeError("data must be a BufferSource or [Async]Iterable<BufferSource>");
    }
    const hash = hashOf(algorithm);
    for await (const part of data) hash.update(bytesOf(part));
    return finished(hash);
  }

  /** The members of an object of the web's, whose functions want it as their `this`, with some of ours over them. */
  const over = (web, own) =>
    new Proxy(web, {
      get(target, name) {
        if (Object.hasOwn(own, name)) return own[name];
        const member = Reflect.get(target, name, target);
        return typeof member === "function" ? member.bind(target) : member;
      },
    });

  function timingSafeEqual(a, b) {
    const [left, right] = [bytesOf(a), bytesOf(b)];
    return left.length === right.length && node.timingSafeEqual(left, right);
  }

  const web = globalThis.crypto;
  const subtle = over(web.subtle, { digest, digestSync, timingSafeEqual });
  return {
    crypto: over(web, { subtle }),
    timingSafeEqual,
    DIGEST_ALGORITHM_NAMES: [...WEB, ...MORE, ...NOT_HERE].sort(),
  };
}
