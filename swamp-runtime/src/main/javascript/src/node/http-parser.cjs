// HTTP/1.1 messages out of bytes that come in pieces.
"use strict";
const { Buffer } = require("./buffer.cjs");

const LIMIT = 64 * 1024;

const parseError = (code, reason) => Object.assign(new Error(`Parse Error: ${reason}`), { code });

/**
 * opening is {first, code, reason}: what does not begin with such a character speaks another protocol, which is told at once.
 * Calls onHead({startLine, rawHeaders}) which answers how the body ends:
 * {kind: "none" | "length" | "chunked" | "close" | "upgrade", length};
 * then onBody(bytes), and onEnd(rawTrailers).
 */
class MessageParser {
  #rest = Buffer.alloc(0);
  #state = "head";
  #left = 0;
  #trailers = [];

  constructor({ opening, onHead, onBody, onEnd }) {
    Object.assign(this, { opening, onHead, onBody, onEnd });
  }

  /** What came after the message that was an upgrade. */
  takeRest() {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest;
  }

  get isBetweenMessages() {
    return this.#state === "head" && this.#rest.length === 0;
  }

  push(bytes) {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    while (this.#step());
  }

  /** The connection has ended; false when that cut a message off. */
  finish() {
    if (this.#state === "close") {
      this.#end();
      return true;
    }
    return this.isBetweenMessages || this.#state === "stopped";
  }

  #step() {
    switch (this.#state) {
      case "head":
        return this.#head();
      case "length":
        return this.#counted("end");
      case "chunk size":
        return this.#chunkSize();
      case "chunk":
        return this.#counted("chunk end");
      case "chunk end":
        return this.#line(() => (this.#state = "chunk size"));
      case "trailers":
        return this.#line((line) => (line === "" ? this.#end() : this.#trailers.push(...headerOf(line))));
      case "close":
        return this.#everything();
      default:
        return false;
    }
  }

  #line(action) {
    const end = this.#rest.indexOf(10);
    if (end < 0) {
      if (this.#rest.length > LIMIT) throw parseError("HPE_HEADER_OVERFLOW", "Header overflow");
      return false;
    }
    const line = this.#rest.latin1Slice(0, end > 0 && this.#rest[end - 1] === 13 ? end - 1 : end);
    this.#rest = this.#rest.subarray(end + 1);
    action(line);
    return true;
  }

  #head() {
    // Line breaks between messages are let pass.
    while (this.#rest[0] === 13 || this.#rest[0] === 10) this.#rest = this.#rest.subarray(1);
    const { first, code, reason } = this.opening;
    if (this.#rest.length > 0 && !first.test(String.fromCharCode(this.#rest[0]))) throw parseError(code, reason);
    const crlf = this.#rest.indexOf("\r\n\r\n");
    const lf = crlf < 0 ? this.#rest.indexOf("\n\n") : -1;
    if (crlf < 0 && lf < 0) {
      if (this.#rest.length > LIMIT) throw parseError("HPE_HEADER_OVERFLOW", "Header overflow");
      return false;
    }
    const [startLine, ...lines] = this.#rest.latin1Slice(0, crlf < 0 ? lf : crlf).split(/\r?\n/);
    this.#rest = this.#rest.subarray(crlf < 0 ? lf + 2 : crlf + 4);
    const { kind, length = 0 } = this.onHead({ startLine, rawHeaders: lines.flatMap(headerOf) });
    this.#left = length;
    this.#trailers = [];
    if (kind === "none" || (kind === "length" && length === 0)) this.#end();
    else this.#state = { length: "length", chunked: "chunk size", close: "close", upgrade: "stopped" }[kind];
    return this.#state !== "stopped";
  }

  #counted(next) {
    if (this.#rest.length === 0) return false;
    const part = this.#rest.subarray(0, this.#left);
    this.#rest = this.#rest.subarray(part.length);
    this.#left -= part.length;
    this.onBody(part);
    if (this.#left > 0) return false;
    if (next === "end") this.#end();
    else this.#state = next;
    return true;
  }

  #chunkSize() {
    return this.#line((line) => {
      if (!/^[0-9a-fA-F]+\s*(?:;.*)?$/.test(line))
        throw parseError("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");
      this.#left = Number.parseInt(line, 16);
      this.#state = this.#left === 0 ? "trailers" : "chunk";
    });
  }

  #everything() {
    const part = this.#rest;
    this.#rest = Buffer.alloc(0);
    if (part.length > 0) this.onBody(part);
    return false;
  }

  #end() {
    this.#state = "head";
    this.onEnd(this.#trailers);
  }
}

function headerOf(line) {
  const colon = line.indexOf(":");
  if (colon <= 0) throw parseError("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
  return [line.slice(0, colon).trimEnd(), line.slice(colon + 1).trim()];
}

const SINGLE = new Set([
  "age",
  "authorization",
  "content-length",
  "content-type",
  "etag",
  "expires",
  "from",
  "host",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "location",
  "max-forwards",
  "proxy-authorization",
  "referer",
  "retry-after",
  "server",
  "user-agent",
]);

/** Header names in lower case with their values joined as Node joins them. */
function headersOf(raw) {
  const headers = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i].toLowerCase();
    const value = raw[i + 1];
    if (name === "set-cookie") (headers[name] ??= []).push(value);
    else if (!Object.hasOwn(headers, name)) headers[name] = value;
    else if (!SINGLE.has(name)) headers[name] += `${name === "cookie" ? "; " : ", "}${value}`;
  }
  return headers;
}

/** Every value of every header. */
function distinctHeadersOf(raw) {
  const headers = {};
  for (let i = 0; i < raw.length; i += 2) (headers[raw[i].toLowerCase()] ??= []).push(raw[i + 1]);
  return headers;
}

module.exports = { MessageParser, headersOf, distinctHeadersOf };
