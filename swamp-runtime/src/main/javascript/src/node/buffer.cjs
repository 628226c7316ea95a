// node:buffer: the package's Buffer with the conversions of text done by the engine.
"use strict";
const base = require("buffer/index.js");
const { coded, invalidType } = require("./errors.cjs");
const { Buffer } = base;

const encoder = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const fromOthers = Buffer.from;

const CHUNK = 8192;
const view = (bytes) => Object.setPrototypeOf(bytes, Buffer.prototype);

const names = {
  "utf-8": "utf8",
  binary: "latin1",
  ascii: "ascii",
  "ucs-2": "utf16le",
  ucs2: "utf16le",
  "utf-16le": "utf16le",
};
const encodingOf = (encoding) => {
  const name = encoding === undefined || encoding === null || encoding === "" ? "utf8" : String(encoding).toLowerCase();
  return names[name] ?? name;
};

function charCodes(bytes, mask) {
  let text = "";
  for (let i = 0; i < bytes.length; i += CHUNK) {
    const part = bytes.subarray(i, i + CHUNK);
    text += String.fromCharCode.apply(null, mask === 0xff ? part : part.map((byte) => byte & mask));
  }
  return text;
}

function fromBase64(text) {
  // Node takes both alphabets, skips what belongs to neither and stops at the padding.
  const clean = text
    .split("=", 1)[0]
    .replace(/[^A-Za-z0-9+/_-]/g, "")
    .replaceAll("-", "+")
    .replaceAll("_", "/");
  const usable = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return Uint8Array.fromBase64(usable, { lastChunkHandling: "loose" });
}

function fromHex(text) {
  const usable = /^(?:[0-9a-fA-F]{2})*/.exec(text)[0];
  return Uint8Array.fromHex(usable);
}

function fromUtf16(text) {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[2 * i] = code & 0xff;
    bytes[2 * i + 1] = code >> 8;
  }
  return bytes;
}

function encode(text, encoding) {
  switch (encodingOf(encoding)) {
    case "utf8":
      return encoder.encode(text);
    case "base64":
    case "base64url":
      return fromBase64(text);
    case "hex":
      return fromHex(text);
    case "latin1":
    case "ascii":
      return Uint8Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 0xff);
    case "utf16le":
      return fromUtf16(text);
    default:
      throw coded(TypeError, "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
  }
}

function decode(bytes, encoding) {
  switch (encodingOf(encoding)) {
    case "utf8":
      return utf8.decode(bytes);
    case "base64":
      return plain(bytes).toBase64();
    case "base64url":
      return plain(bytes).toBase64({ alphabet: "base64url", omitPadding: true });
    case "hex":
      return plain(bytes).toHex();
    case "latin1":
      return charCodes(bytes, 0xff);
    case "ascii":
      return charCodes(bytes, 0x7f);
    case "utf16le": {
      let text = "";
      for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
      return text;
    }
    default:
      throw coded(TypeError, "ERR_UNKNOWN_ENCODING", `Unknown encoding: ${encoding}`);
  }
}

const plain = (bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === "string") return view(encode(value, encodingOrOffset));
  if (value instanceof Uint8Array) return view(new Uint8Array(value));
  if (value?.type === "Buffer" && Array.isArray(value.data)) return view(Uint8Array.from(value.data));
  if (typeof value === "number" || value === null || value === undefined) {
    throw invalidType(
      "first",
      "of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object",
      value,
    );
  }
  return fromOthers(value, encodingOrOffset, length);
};
Buffer.isEncoding = (encoding) =>
  typeof encoding === "string" &&
  ["utf8", "latin1", "ascii", "base64", "base64url", "hex", "utf16le"].includes(encodingOf(encoding)) &&
  encoding !== "";
Buffer.byteLength = (value, encoding) => {
  if (typeof value !== "string") return value.byteLength;
  const name = encodingOf(encoding);
  return name === "latin1" || name === "ascii"
    ? value.length
    : name === "utf16le"
      ? value.length * 2
      : Buffer.isEncoding(name)
        ? encode(value, name).length
        : encoder.encode(value).length;
};
Buffer.copyBytesFrom = (source, offset = 0, length = source.length - offset) => {
  const part = source.subarray(offset, offset + length);
  return Buffer.from(new Uint8Array(part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength)));
};
Buffer.of = (...bytes) => view(Uint8Array.from(bytes));
Buffer.poolSize = 8192;

const clamp = (value, otherwise, limit) =>
  value === undefined ? otherwise : Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), limit);

Object.assign(Buffer.prototype, {
  toString(encoding, start, end) {
    const from = clamp(start, 0, this.length);
    const to = clamp(end, this.length, this.length);
    return from >= to ? "" : decode(from === 0 && to === this.length ? this : this.subarray(from, to), encoding);
  },
  write(text, offset, length, encoding) {
    if (typeof text !== "string") throw invalidType("argument", "of type string", text);
    if (typeof offset === "string") [offset, encoding] = [0, offset];
    else if (typeof length === "string") [length, encoding] = [undefined, length];
    const start = offset === undefined ? 0 : Math.trunc(offset);
    if (start > this.length || start < 0)
      throw coded(RangeError, "ERR_OUT_OF_RANGE", `The value of "offset" is out of range. Received ${offset}`);
    const room = Math.min(length ?? Infinity, this.length - start);
    if (encodingOf(encoding) === "utf8")
      return encoder.encodeInto(text, plain(this).subarray(start, start + room)).written;
    const bytes = encode(text, encoding).subarray(0, room);
    this.set(bytes, start);
    return bytes.length;
  },
  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  },
  equals(other) {
    if (!(other instanceof Uint8Array)) throw invalidType("otherBuffer", "an instance of Buffer or Uint8Array", other);
    return this === other || (this.length === other.length && Buffer.compare(this, other) === 0);
  },
  toJSON() {
    return { type: "Buffer", data: Array.from(this) };
  },
});
for (const [name, encoding] of [
  ["utf8", "utf8"],
  ["latin1", "latin1"],
  ["ascii", "ascii"],
  ["base64", "base64"],
  ["base64url", "base64url"],
  ["hex", "hex"],
  ["ucs2", "utf16le"],
]) {
  Buffer.prototype[`${name}Slice`] = function (start, end) {
    return this.toString(encoding, start, end);
  };
  Buffer.prototype[`${name}Write`] = function (text, offset, length) {
    return this.write(text, offset, length, encoding);
  };
}
Object.defineProperty(Buffer.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  configurable: true,
  writable: true,
  value() {
    const shown = plain(this.subarray(0, 50))
      .toHex()
      .replace(/(..)(?=.)/g, "$1 ");
    const more = this.length > 50 ? ` ... ${this.length - 50} more byte${this.length > 51 ? "s" : ""}` : "";
    return `<Buffer${shown ? ` ${shown}` : ""}${more}>`;
  },
});
for (const name of Object.keys(Buffer.prototype)) {
  if (Object.getOwnPropertyDescriptor(Buffer.prototype, name).configurable) {
    Object.defineProperty(Buffer.prototype, name, { enumerable: false });
  }
}

const bytesOf = (input) =>
  ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input);

module.exports = {
  Buffer,
  SlowBuffer: base.SlowBuffer,
  INSPECT_MAX_BYTES: 50,
  kMaxLength: 2 ** 31 - 1,
  kStringMaxLength: 2 ** 29 - 24,
  constants: { MAX_LENGTH: 2 ** 31 - 1, MAX_STRING_LENGTH: 2 ** 29 - 24 },
  atob: (text) => globalThis.atob(text),
  btoa: (text) => globalThis.btoa(text),
  isUtf8(input) {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(input));
      return true;
    } catch {
      return false;
    }
  },
  isAscii: (input) => bytesOf(input).every((byte) => byte < 0x80),
  transcode: (source, from, to) => Buffer.from(decode(source, from), to),
  resolveObjectURL: () => undefined,
  get Blob() {
    return globalThis.Blob;
  },
  get File() {
    return globalThis.File;
  },
};
