// http.request: one request over a socket of an agent.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, fromHost } = require("./errors.cjs");
const { IncomingMessage, OutgoingMessage, validateHeaderName } = require("./http-message.cjs");
const { MessageParser } = require("./http-parser.cjs");

const BODILESS = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"]);
const NO_RESPONSE_BODY = new Set([204, 304]);

const NO_RESPONSE = { first: /H/, code: "HPE_INVALID_CONSTANT", reason: "Expected HTTP/, RTSP/ or ICE/" };

const isUrl = (value) =>
  typeof value?.href === "string" && typeof value.protocol === "string" && value.headers === undefined;

/** (url, options, callback) or (options, callback) in one shape. */
function requestOptions(args) {
  const callback = typeof args.at(-1) === "function" ? args.pop() : undefined;
  const [first, second] = args;
  const fromUrl = typeof first === "string" ? new URL(first) : isUrl(first) ? first : undefined;
  if (fromUrl === undefined) return [{ ...first, ...second }, callback];
  return [{ ...require("./url.cjs").urlToHttpOptions(fromUrl), ...second }, callback];
}

class ClientRequest extends OutgoingMessage {
  #wire = [];
  #response;
  #parser;
  #ended = false;
  #onClose = () => this.#closed();
  #onData = (bytes) => this.#received(bytes);
  #onError = (error) => this.onSocketError(error);
  #onTimeout = () => this.emit("timeout");

  constructor(input, options, callback, defaults) {
    // What has gone wrong is told before the end, so the stream does not tell the end by itself.
    super({ emitClose: false });
    const [given, done] = requestOptions([input, options, callback].filter((each) => each !== undefined));
    const agent =
      given.agent === false
        ? new defaults.Agent({ keepAlive: false })
        : (given.agent ?? (given.createConnection ? undefined : defaults.globalAgent));
    const protocol = given.protocol ?? agent?.protocol ?? defaults.protocol;
    if (protocol !== (agent?.protocol ?? defaults.protocol) && agent?.protocol !== undefined) {
      throw coded(
        TypeError,
        "ERR_INVALID_PROTOCOL",
        `Protocol "${protocol}" not supported. Expected "${agent.protocol}"`,
      );
    }
    if (given.path !== undefined && /[\0- ]/.test(String(given.path))) {
      throw coded(TypeError, "ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters");
    }
    const port = Number(given.port || given.defaultPort || agent?.defaultPort || defaults.port);
    const host = given.hostname || given.host || "localhost";
    this.method = String(given.method ?? "GET").toUpperCase();
    this.path = given.path || "/";
    this.host = host;
    this.protocol = protocol;
    this.agent = agent;
    this.reusedSocket = false;
    this.aborted = false;
    this.maxHeadersCount = null;
    this.res = null;
    this.useChunkedEncodingByDefault = !BODILESS.has(this.method);
    this.shouldKeepAlive = agent?.keepAlive ?? false;
    this.#setHeaders(given, host, port, defaults.port);
    if (done) this.once("response", done);
    if (given.timeout) this.setTimeout(given.timeout);
    if (given.signal)
      require("./events.cjs").addAbortListener(given.signal, () =>
        this.destroy(
          Object.assign(new Error("The operation was aborted", { cause: given.signal.reason }), {
            name: "AbortError",
            code: "ABORT_ERR",
          }),
        ),
      );
    this.#begin(
      { ...given, host, port, servername: given.servername ?? hostOnly(this.getHeader("host"), host) },
      agent,
    );
  }

  #setHeaders({ headers, auth, setHost = true }, host, port, defaultPort) {
    const entries = Array.isArray(headers)
      ? headers.reduce((pairs, value, i) => (i % 2 === 0 ? [...pairs, [value]] : (pairs.at(-1).push(value), pairs)), [])
      : headers === undefined || headers === null
        ? []
        : typeof headers.entries === "function"
          ? [...headers.entries()]
          : Object.entries(headers);
    if (setHost && !entries.some(([name]) => name.toLowerCase() === "host")) {
      this.setHeader(
        "Host",
        (host.includes(":") && !host.startsWith("[") ? `[${host}]` : host) + (port === defaultPort ? "" : `:${port}`),
      );
    }
    for (const [name, value] of entries) {
      validateHeaderName(name);
      if (value !== undefined) this.setHeader(name, value);
    }
    if (auth && !this.hasHeader("authorization"))
      this.setHeader("Authorization", `Basic ${Buffer.from(auth).toString("base64")}`);
  }

  #begin(options, agent) {
    queueMicrotask(() => {
      if (this.destroyed) return;
      if (agent) {
        agent.addRequest(this, options);
      } else {
        const socket = options.createConnection(options, (error, made) =>
          error ? this.onSocketError(error) : made && !this.socket && this.onSocket(made),
        );
        if (socket && !this.socket) this.onSocket(socket);
      }
    });
  }

  /** The agent has a socket for this request. */
  onSocket(socket) {
    if (this.destroyed) {
      socket.destroy();
      return;
    }
    this.socket = socket;
    this.#parser = new MessageParser({
      opening: NO_RESPONSE,
      onHead: (head) => this.#onHead(head),
      onBody: (bytes) => this.#response.receive(bytes),
      onEnd: (trailers) => this.#onEnd(trailers),
    });
    socket.on("data", this.#onData);
    socket.on("close", this.#onClose);
    socket.on("error", this.#onError);
    socket.on("timeout", this.#onTimeout);
    socket.resume();
    this.emit("socket", socket);
    this.#wire.splice(0).forEach(([bytes, done]) => socket.write(bytes, done));
  }

  onSocketError(error) {
    if (this.#response && !this.#response.complete) this.#response.cutOff(fromHost(error, "read"));
    this.destroy(error);
  }

  #send(bytes, done) {
    if (bytes.length === 0) queueMicrotask(() => done());
    else if (this.socket) this.socket.write(bytes, (error) => done(error));
    else this.#wire.push([bytes, (error) => done(error)]);
  }

  #startLine() {
    return `${this.method} ${this.path} HTTP/1.1`;
  }

  flushHeaders() {
    if (!this.headersSent) this.#send(this.head(this.#startLine()), () => {});
  }

  // Kept back until it is known whether more follows, so that a body of one piece has a length.
  #held;
  _write(chunk, encoding, done) {
    if (this.headersSent) {
      this.#send(this.framed(chunk), done);
      return;
    }
    if (this.#held !== undefined) {
      const first = this.#held;
      this.#held = undefined;
      this.#sendBody(Buffer.concat([first, chunk]), done);
      return;
    }
    this.#held = chunk;
    queueMicrotask(() =>
      queueMicrotask(() => {
        if (this.writableEnded) {
          done();
        } else {
          this.#held = undefined;
          this.#sendBody(chunk, done);
        }
      }),
    );
  }

  #sendBody(chunk, done) {
    const head = this.headersSent ? Buffer.alloc(0) : this.head(this.#startLine());
    this.#send(Buffer.concat([head, this.framed(chunk)]), done);
  }

  _final(done) {
    const body = this.#held ?? Buffer.alloc(0);
    this.#held = undefined;
    const head = this.headersSent ? Buffer.alloc(0) : this.head(this.#startLine(), body.length);
    const framed = body.length > 0 ? this.framed(body) : body;
    this.#send(Buffer.concat([head, framed, this.lastFrame]), done);
  }

  #received(bytes) {
    try {
      this.#parser.push(bytes);
    } catch (error) {
      this.onSocketError(error);
      this.socket?.destroy();
    }
  }

  #onHead({ startLine, rawHeaders }) {
    const status = /^HTTP\/(\d\.\d) (\d{3})(?: (.*))?$/.exec(startLine);
    if (status === null)
      throw Object.assign(new Error("Parse Error: Expected HTTP/"), { code: "HPE_INVALID_CONSTANT" });
    const response = new IncomingMessage(this.socket);
    response.setHead(status[1], rawHeaders);
    response.statusCode = Number(status[2]);
    response.statusMessage = status[3] ?? "";
    response.req = this;
    if (response.statusCode === 100) {
      this.#response = { receive() {}, finish() {}, complete: true, informational: true };
      this.emit("continue");
      return { kind: "none" };
    }
    if (response.statusCode > 100 && response.statusCode < 200 && response.statusCode !== 101) {
      this.#response = { receive() {}, finish() {}, complete: true, informational: true };
      this.emit("information", response);
      return { kind: "none" };
    }
    this.#response = this.res = response;
    if (response.statusCode === 101 || (this.method === "CONNECT" && response.statusCode < 300))
      return this.#upgrade(response);
    if (!this.emit("response", response)) response.resume();
    return bodyOf(response, this.method);
  }

  #upgrade(response) {
    const event = this.method === "CONNECT" ? "connect" : "upgrade";
    const { socket } = this;
    this.#detach();
    response.complete = true;
    socket.pause();
    queueMicrotask(() => {
      const rest = this.#parser.takeRest();
      if (this.listenerCount(event) > 0) {
        // Paused, but not by whoever gets it: listening for data makes it flow.
        socket.readableFlowing = null;
        this.emit(event, response, socket, rest);
      } else {
        socket.destroy();
      }
      this.#ended = true;
      this.emit("close");
    });
    return { kind: "upgrade" };
  }

  #onEnd(trailers) {
    const response = this.#response;
    response.finish(trailers);
    if (response.informational) return;
    const { socket, agent } = this;
    const keep =
      this.shouldKeepAlive && !/close/i.test(response.headers.connection ?? "") && response.httpVersion !== "1.0";
    this.#ended = true;
    const release = () => {
      this.#detach();
      if (agent?.release) agent.release(socket, keep);
      else if (!keep) socket.destroySoon();
      if (!this.closedOnce) {
        this.closedOnce = true;
        this.emit("close");
      }
    };
    if (this.writableFinished || socket.destroyed) queueMicrotask(release);
    else this.once("finish", release);
  }

  #detach() {
    const { socket } = this;
    socket?.removeListener("data", this.#onData);
    socket?.removeListener("close", this.#onClose);
    socket?.removeListener("error", this.#onError);
    socket?.removeListener("timeout", this.#onTimeout);
    // Whatever the socket says later is nobody's business but must not end the run.
    if (socket && socket.listenerCount("error") === 0) socket.on("error", () => {});
  }

  #closed() {
    if (this.#ended) return;
    const response = this.#response;
    if (response && !response.informational && this.#parser.finish()) return;
    if (response && !response.informational) response.cutOff();
    else this.destroy(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
  }

  destroy(error) {
    if (this.destroyed) return this;
    super.destroy();
    if (this.socket) this.socket.destroy();
    this.#response?.cutOff?.(error);
    const shown =
      error ??
      (this.#response || this.#ended ? undefined : Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
    queueMicrotask(() => {
      if (shown && !this.#ended) {
        if (this.listenerCount("error") > 0 || error !== undefined) this.emit("error", shown);
      }
      if (!this.closedOnce) {
        this.closedOnce = true;
        this.emit("close");
      }
    });
    return this;
  }
  _destroy(error, done) {
    done();
  }

  abort() {
    this.aborted = true;
    queueMicrotask(() => this.emit("abort"));
    this.destroy();
  }
  setNoDelay(on) {
    this.socket?.setNoDelay(on);
  }
  setSocketKeepAlive(on) {
    this.socket?.setKeepAlive(on);
  }
  onceSocket() {}
}

const hostOnly = (header, host) => {
  const name = String(header ?? host);
  return name.startsWith("[") ? name.slice(1, name.indexOf("]")) : name.split(":")[0];
};

/** How the body of a response ends. */
function bodyOf(message, method) {
  if (method === "HEAD" || NO_RESPONSE_BODY.has(message.statusCode)) return { kind: "none" };
  if (/chunked/i.test(message.headers["transfer-encoding"] ?? "")) return { kind: "chunked" };
  const length = message.headers["content-length"];
  return length === undefined ? { kind: "close" } : { kind: "length", length: Number(length) };
}

module.exports = { ClientRequest };
