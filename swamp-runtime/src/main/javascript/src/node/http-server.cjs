// http.Server.
"use strict";
const { Buffer } = require("./buffer.cjs");
const net = require("./net.cjs");
const { IncomingMessage, OutgoingMessage } = require("./http-message.cjs");
const { MessageParser } = require("./http-parser.cjs");
const { STATUS_CODES } = require("./http-names.cjs");

const NO_REQUEST = { first: /[A-Za-z]/, code: "HPE_INVALID_METHOD", reason: "Invalid method encountered" };

class ServerResponse extends OutgoingMessage {
  #wholeBody;

  constructor(request) {
    super();
    this.req = request;
    this.statusCode = 200;
    this.statusMessage = undefined;
    this.sendDate = true;
    this.shouldKeepAlive = !/close/i.test(request.headers.connection ?? "") && request.httpVersion === "1.1";
    this.hasBody = request.method !== "HEAD";
  }

  writeHead(status, reason, headers) {
    const [message, given] = typeof reason === "string" ? [reason, headers] : [undefined, reason];
    this.statusCode = status;
    if (message !== undefined) this.statusMessage = message;
    const pairs = Array.isArray(given)
      ? given.flat().reduce((all, each, i) => (i % 2 === 0 ? [...all, [each]] : (all.at(-1).push(each), all)), [])
      : Object.entries(given ?? {});
    pairs.forEach(([name, value]) => this.setHeader(name, value));
    return this;
  }
  writeContinue(done) {
    this.socket.write("HTTP/1.1 100 Continue\r\n\r\n", done);
  }
  writeProcessing() {
    this.socket.write("HTTP/1.1 102 Processing\r\n\r\n");
  }
  flushHeaders() {
    if (!this.headersSent) this.socket.write(this.#head());
  }
  assignSocket(socket) {
    this.socket = socket;
  }

  #head(wholeBody) {
    if (this.statusCode === 204 || this.statusCode === 304) this.hasBody = false;
    return this.head(
      `HTTP/1.1 ${this.statusCode} ${this.statusMessage ?? STATUS_CODES[this.statusCode] ?? "unknown"}`,
      wholeBody,
    );
  }

  end(chunk, encoding, done) {
    const isWhole = !this.headersSent && this.writableLength === 0 && !this.writableEnded;
    if (isWhole && (typeof chunk === "string" || chunk instanceof Uint8Array)) {
      this.#wholeBody =
        typeof chunk === "string"
          ? Buffer.byteLength(chunk, typeof encoding === "string" ? encoding : "utf8")
          : chunk.length;
    }
    return super.end(chunk, encoding, done);
  }

  _write(chunk, encoding, done) {
    const head = this.headersSent ? Buffer.alloc(0) : this.#head(this.#wholeBody);
    this.socket.write(Buffer.concat([head, this.framed(chunk)]), done);
  }
  _final(done) {
    const head = this.headersSent ? Buffer.alloc(0) : this.#head(0);
    this.socket.write(Buffer.concat([head, this.lastFrame]), () => {
      done();
      if (!this.shouldKeepAlive) this.socket.end();
    });
  }
}

class Server extends net.Server {
  constructor(options, listener) {
    super(typeof options === "function" ? {} : options);
    const callback = typeof options === "function" ? options : listener;
    if (callback) this.on("request", callback);
    this.timeout = 0;
    this.keepAliveTimeout = 5000;
    this.headersTimeout = 60000;
    this.requestTimeout = 300000;
    this.on("connection", (socket) => serve(this, socket));
  }
  setTimeout(milliseconds, callback) {
    this.timeout = milliseconds;
    if (callback) this.on("timeout", callback);
    return this;
  }
  closeAllConnections() {
    this.connections.forEach((socket) => socket.destroy());
  }
  closeIdleConnections() {
    this.connections.filter((socket) => socket.idle).forEach((socket) => socket.destroy());
  }
  close(callback) {
    super.close(callback);
    this.closeIdleConnections();
    return this;
  }
}

/** Reads requests off a connection and lets the server answer them, one after the other. */
function serve(server, socket) {
  let request;
  let turn = Promise.resolve();
  socket.idle = true;
  const parser = new MessageParser({
    opening: NO_REQUEST,
    onHead({ startLine, rawHeaders }) {
      const [method, url, version] = startLine.split(" ");
      if (!/^HTTP\/1\.[01]$/.test(version ?? ""))
        throw Object.assign(new Error("Parse Error: Invalid HTTP version"), { code: "HPE_INVALID_VERSION" });
      request = new IncomingMessage(socket);
      request.setHead(version.slice(5), rawHeaders);
      Object.assign(request, { method, url });
      if (request.headers.upgrade && server.listenerCount("upgrade") > 0) {
        const upgrading = request;
        // The connection is no longer this request's: it may end without cutting anything off.
        request = undefined;
        socket.removeListener("data", onData);
        socket.readableFlowing = null;
        queueMicrotask(() => server.emit("upgrade", upgrading, socket, parser.takeRest()));
        return { kind: "upgrade" };
      }
      socket.idle = false;
      const response = new ServerResponse(request);
      const current = request;
      turn = turn.then(() => answer(server, socket, current, response));
      if (/chunked/i.test(request.headers["transfer-encoding"] ?? "")) return { kind: "chunked" };
      return { kind: "length", length: Number(request.headers["content-length"] ?? 0) };
    },
    onBody: (bytes) => request.receive(bytes),
    onEnd: (trailers) => request.finish(trailers),
  });
  const onData = (bytes) => {
    try {
      parser.push(bytes);
    } catch (error) {
      if (server.listenerCount("clientError") > 0) server.emit("clientError", error, socket);
      else socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", () => socket.destroy());
    }
  };
  socket.on("data", onData);
  socket.on("error", () => {});
  socket.on("close", () => request?.cutOff());
}

function answer(server, socket, request, response) {
  response.assignSocket(socket);
  if (/100-continue/i.test(request.headers.expect ?? "")) {
    if (server.listenerCount("checkContinue") > 0) {
      server.emit("checkContinue", request, response);
      return undefined;
    }
    response.writeContinue();
  }
  server.emit("request", request, response);
  return new Promise((resolve) => {
    const done = () => {
      socket.idle = true;
      response.emit("close");
      resolve();
    };
    response.once("finish", done);
    socket.once("close", () => {
      if (!response.writableFinished) response.destroy();
      resolve();
    });
  });
}

module.exports = { Server, ServerResponse };
