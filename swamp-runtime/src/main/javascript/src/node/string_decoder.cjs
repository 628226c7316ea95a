// node:string_decoder: characters out of bytes that come in pieces.
"use strict";
const { Buffer } = require("./buffer.cjs");

const UNIT = { base64: 3, base64url: 3, utf16le: 2 };
const NORMAL = {
  "utf-8": "utf8",
  "": "utf8",
  binary: "latin1",
  ucs2: "utf16le",
  "ucs-2": "utf16le",
  "utf-16le": "utf16le",
};

class StringDecoder {
  #decoder;
  #rest = Buffer.alloc(0);

  constructor(encoding = "utf8") {
    const name = String(encoding).toLowerCase();
    this.encoding = NORMAL[name] ?? name;
    if (!Buffer.isEncoding(this.encoding)) throw new TypeError(`Unknown encoding: ${encoding}`);
    this.#decoder = this.encoding === "utf8" ? new TextDecoder("utf-8", { ignoreBOM: true }) : undefined;
  }

  write(chunk) {
    if (typeof chunk === "string") return chunk;
    if (this.#decoder) return this.#decoder.decode(chunk, { stream: true });
    const unit = UNIT[this.encoding];
    if (unit === undefined)
      return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString(this.encoding);
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = bytes.length - (bytes.length % unit);
    this.#rest = bytes.subarray(whole);
    return bytes.toString(this.encoding, 0, whole);
  }

  end(chunk) {
    const text = chunk === undefined ? "" : this.write(chunk);
    if (this.#decoder) return text + this.#decoder.decode();
    const rest = this.#rest.toString(this.encoding);
    this.#rest = Buffer.alloc(0);
    return text + rest;
  }

  get lastNeed() {
    return this.#rest.length;
  }
}

// Called without `new` by older packages.
module.exports = { StringDecoder: new Proxy(StringDecoder, { apply: (target, self, args) => new target(...args) }) };
