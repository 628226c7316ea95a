// What requests and responses have in common: IncomingMessage is read, OutgoingMessage is written.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, invalidType } = require("./errors.cjs");
const { Readable, Writable } = require("./stream.cjs");
const { headersOf, distinctHeadersOf } = require("./http-parser.cjs");

class IncomingMessage extends Readable {
  constructor(socket) {
    super({ autoDestroy: true });
    Object.assign(this, {
      socket,
      connection: socket,
      httpVersion: "1.1",
      httpVersionMajor: 1,
      httpVersionMinor: 1,
      complete: false,
      rawHeaders: [],
      rawTrailers: [],
      headers: {},
      trailers: {},
      aborted: false,
      url: "",
      method: null,
      statusCode: null,
      statusMessage: null,
    });
    this.wanted = undefined;
  }

  setHead(version, rawHeaders) {
    [this.httpVersionMajor, this.httpVersionMinor] = version.split(".").map(Number);
    this.httpVersion = version;
    this.rawHeaders = rawHeaders;
    this.headers = headersOf(rawHeaders);
  }
  get headersDistinct() {
    return distinctHeadersOf(this.rawHeaders);
  }
  get trailersDistinct() {
    return distinctHeadersOf(this.rawTrailers);
  }

  _read() {
    this.socket?.resume();
  }
  /** Bytes of the body; the socket rests while nobody wants more. */
  receive(bytes) {
    if (!this.destroyed && !this.push(bytes)) this.socket?.pause();
  }
  finish(rawTrailers) {
    this.complete = true;
    this.rawTrailers = rawTrailers;
    this.trailers = headersOf(rawTrailers);
    this.push(null);
  }
  cutOff(error) {
    if (this.complete || this.destroyed) return;
    this.aborted = true;
    this.emit("aborted");
    this.destroy(error ?? Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
  }
  _destroy(error, done) {
    if (!this.complete) this.socket?.destroy();
    // Nobody has to listen for the errors of a message: its request tells them too.
    queueMicrotask(() => done(this.listenerCount("error") > 0 ? error : null));
  }
  setTimeout(milliseconds, callback) {
    this.socket.setTimeout(milliseconds, callback);
    return this;
  }
}

const TOKEN = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const INVALID_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

function validateHeaderName(name) {
  if (typeof name !== "string" || !TOKEN.test(name)) {
    throw coded(TypeError, "ERR_INVALID_HTTP_TOKEN", `Header name must be a valid HTTP token ["${name}"]`);
  }
}
function validateHeaderValue(name, value) {
  if (value === undefined)
    throw coded(TypeError, "ERR_HTTP_INVALID_HEADER_VALUE", `Invalid value "undefined" for header "${name}"`);
  if ([value].flat().some((each) => INVALID_VALUE.test(String(each)))) {
    throw coded(TypeError, "ERR_INVALID_CHAR", `Invalid character in header content ["${name}"]`);
  }
}

class OutgoingMessage extends Writable {
  #headers = new Map();
  #trailers = "";

  constructor(options) {
    super({ decodeStrings: true, autoDestroy: false, ...options });
    Object.assign(this, {
      headersSent: false,
      sendDate: false,
      chunkedEncoding: false,
      hasBody: true,
      socket: null,
      finished: false,
      shouldKeepAlive: true,
      useChunkedEncodingByDefault: true,
    });
  }
  get connection() {
    return this.socket;
  }

  setHeader(name, value) {
    if (this.headersSent)
      throw coded(Error, "ERR_HTTP_HEADERS_SENT", "Cannot set headers after they are sent to the client");
    validateHeaderName(name);
    validateHeaderValue(name, value);
    this.#headers.set(name.toLowerCase(), [name, value]);
    return this;
  }
  appendHeader(name, value) {
    const present = this.getHeader(name);
    return this.setHeader(name, present === undefined ? value : [present, value].flat());
  }
  setHeaders(headers) {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }
  getHeader(name) {
    return this.#headers.get(String(name).toLowerCase())?.[1];
  }
  getHeaders() {
    return Object.assign(
      Object.create(null),
      Object.fromEntries([...this.#headers].map(([key, [, value]]) => [key, value])),
    );
  }
  getHeaderNames() {
    return [...this.#headers.keys()];
  }
  getRawHeaderNames() {
    return [...this.#headers.values()].map(([name]) => name);
  }
  hasHeader(name) {
    return this.#headers.has(String(name).toLowerCase());
  }
  removeHeader(name) {
    if (this.headersSent)
      throw coded(Error, "ERR_HTTP_HEADERS_SENT", "Cannot remove headers after they are sent to the client");
    this.#headers.delete(String(name).toLowerCase());
  }
  addTrailers(trailers) {
    this.#trailers = Object.entries(trailers)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");
  }
  get _headers() {
    return this.getHeaders();
  }

  /** Start line and headers as bytes; decides how the body is told apart from what follows. */
  head(startLine, wholeBody) {
    if (this.hasBody && !this.hasHeader("content-length") && !this.hasHeader("transfer-encoding")) {
      if (wholeBody !== undefined) {
        if (wholeBody > 0 || this.useChunkedEncodingByDefault)
          this.#headers.set("content-length", ["Content-Length", wholeBody]);
      } else if (this.useChunkedEncodingByDefault) {
        this.#headers.set("transfer-encoding", ["Transfer-Encoding", "chunked"]);
      } else {
        this.shouldKeepAlive = false;
      }
    }
    this.chunkedEncoding = /chunked/i.test(String(this.getHeader("transfer-encoding") ?? ""));
    if (!this.hasHeader("connection"))
      this.#headers.set("connection", ["Connection", this.shouldKeepAlive ? "keep-alive" : "close"]);
    if (this.sendDate && !this.hasHeader("date")) this.#headers.set("date", ["Date", new Date().toUTCString()]);
    this.headersSent = true;
    const lines = [...this.#headers.values()].flatMap(([name, value]) =>
      [value].flat().map((each) => `${name}: ${each}\r\n`),
    );
    return Buffer.from(`${startLine}\r\n${lines.join("")}\r\n`, "latin1");
  }

  /** A piece of the body as it goes over the wire. */
  framed(chunk) {
    if (!this.hasBody) return Buffer.alloc(0);
    return this.chunkedEncoding
      ? Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n")])
      : chunk;
  }
  get lastFrame() {
    return this.hasBody && this.chunkedEncoding ? Buffer.from(`0\r\n${this.#trailers}\r\n`, "latin1") : Buffer.alloc(0);
  }

  write(chunk, encoding, done) {
    if (chunk !== null && typeof chunk !== "string" && !(chunk instanceof Uint8Array)) {
      throw invalidType("chunk", "of type string or an instance of Buffer or Uint8Array", chunk);
    }
    return super.write(chunk, encoding, done);
  }
  end(chunk, encoding, done) {
    this.finished = true;
    return super.end(chunk, encoding, done);
  }
  flushHeaders() {}
  setTimeout(milliseconds, callback) {
    const apply = (socket) => socket.setTimeout(milliseconds);
    if (callback) this.once("timeout", callback);
    if (this.socket) apply(this.socket);
    else this.once("socket", apply);
    return this;
  }
}

module.exports = { IncomingMessage, OutgoingMessage, validateHeaderName, validateHeaderValue };
