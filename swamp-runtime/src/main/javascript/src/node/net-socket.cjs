// net.Socket, over a connection of the host.
"use strict";
const { Buffer } = require("./buffer.cjs");
const { coded, fromHost, NUMBERS } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { Duplex } = require("./stream.cjs");

const CHUNK = 64 * 1024;
// In place of a connection that was closed or handed on.
const GONE = -1;

const isIPv4 = (text) => /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text);
const isIPv6 = (text) => {
  if (typeof text !== "string" || !text.includes(":") || /[^0-9a-fA-F:.%\w]/.test(text)) return false;
  return URL.canParse(`http://[${text.split("%")[0]}]`);
};
const isIP = (text) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0);

/** Node's words for a connection that could not be made. */
function connectError(error, { host: name, port, path }) {
  const code = typeof error.code === "string" && NUMBERS[error.code] !== undefined ? error.code : undefined;
  if (code === "ENOTFOUND") {
    return Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
      errno: -3008,
      code,
      syscall: "getaddrinfo",
      hostname: name,
    });
  }
  if (code === undefined) return error;
  const place = path ?? `${name}:${port}`;
  return Object.assign(new Error(`connect ${code} ${place}`), {
    errno: -NUMBERS[code],
    code,
    syscall: "connect",
    ...(path ? { address: path } : { address: name, port }),
  });
}

/** The arguments of connect() in one shape. */
function connectOptions(args) {
  const callback = typeof args.at(-1) === "function" ? args.pop() : undefined;
  const [first, second] = args;
  if (first !== null && typeof first === "object") return [first, callback];
  if (typeof first === "string" && Number.isNaN(Number(first))) return [{ path: first }, callback];
  return [{ port: Number(first), host: typeof second === "string" ? second : "localhost" }, callback];
}

class Socket extends Duplex {
  #number;
  #facts = {};
  #idle;
  #idleTime = 0;

  constructor(options = {}) {
    super({
      ...options,
      allowHalfOpen: true,
      autoDestroy: true,
      emitClose: true,
      decodeStrings: true,
      readableObjectMode: false,
    });
    this.halfOpen = options.allowHalfOpen === true;
    this.connecting = false;
    this.bytesRead = 0;
    this.bytesWritten = 0;
    if (options.connection) this.adopt(options.connection);
    if (options.signal)
      require("./events.cjs").addAbortListener(options.signal, () => this.destroy(options.signal.reason));
    this.on("end", () => {
      if (!this.halfOpen) this.end();
    });
  }

  /** Takes over a connection of the host: its number and what is known of it. */
  adopt([number, facts]) {
    this.#number = number;
    this.#facts = facts;
    this.connecting = false;
  }

  get connection() {
    return [this.#number, this.#facts];
  }

  connect(...args) {
    const [options, callback] = connectOptions(args);
    if (callback) this.once("connect", callback);
    if (options.path === undefined && !(options.port >= 0 && options.port < 65536)) {
      throw coded(RangeError, "ERR_SOCKET_BAD_PORT", `Port should be >= 0 and < 65536. Received ${options.port}.`);
    }
    this.connecting = true;
    this.#open({ ...options, host: options.host ?? options.hostname ?? "localhost" });
    return this;
  }

  async #open(options) {
    try {
      const name = options.lookup && !options.path ? await lookedUp(options) : options.host;
      const request =
        options.path === undefined ? { hostname: name, port: Number(options.port) } : { path: options.path };
      const connection = await this.dial(request, options);
      if (this.destroyed) {
        host.call("connection.close", connection[0]);
        return;
      }
      this.adopt(connection);
      this.connected(options);
    } catch (error) {
      this.connecting = false;
      this.destroy(connectError(error, options));
    }
  }

  /** How the connection is made; TLS does more. */
  async dial(request) {
    return [...(await host.promise("connection.connect", JSON.stringify(request)))];
  }

  connected() {
    this.emit("connect");
    this.emit("ready");
    this.#touch();
  }

  #whenConnected(action) {
    if (this.#number === undefined) this.once("connect", action);
    else action();
  }

  _read() {
    this.#whenConnected(() => {
      if (this.#number === GONE) return;
      host.promise("connection.read", this.#number, CHUNK).then(
        (bytes) => this.#received(bytes),
        (error) => {
          if (!this.destroyed && this.#number !== GONE) this.destroy(fromHost(error, "read"));
        },
      );
    });
  }

  #received(bytes) {
    this.#touch();
    if (bytes === null) {
      this.push(null);
    } else if (bytes.length > 0) {
      this.bytesRead += bytes.length;
      this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    }
  }

  _write(chunk, encoding, done) {
    this.#whenConnected(() => {
      host.promise("connection.write", this.#number, chunk.buffer, chunk.byteOffset, chunk.byteLength).then(
        () => {
          this.bytesWritten += chunk.length;
          this.#touch();
          done();
        },
        (error) => done(fromHost(error, "write")),
      );
    });
  }

  _writev(chunks, done) {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer", done);
  }

  _final(done) {
    this.#whenConnected(() => {
      host.promise("connection.shutdownOutput", this.#number).then(
        () => done(),
        () => done(),
      );
    });
  }

  _destroy(error, done) {
    clearTimeout(this.#idle);
    this.connecting = false;
    if (this.#number !== undefined) {
      const number = this.#number;
      this.#number = GONE;
      try {
        host.call("connection.close", number);
      } catch {
        // Handed on to TLS, or closed before.
      }
    }
    done(error);
    queueMicrotask(() => this.server?.ended(this));
  }

  /** Leaves the connection to somebody else. */
  release() {
    const connection = [this.#number, this.#facts];
    this.#number = GONE;
    return connection;
  }

  #touch() {
    clearTimeout(this.#idle);
    if (this.#idleTime > 0 && !this.destroyed) {
      this.#idle = setTimeout(() => this.emit("timeout"), this.#idleTime);
      this.#idle.unref();
    }
  }

  setTimeout(milliseconds, callback) {
    this.#idleTime = milliseconds;
    if (callback) {
      if (milliseconds === 0) this.removeListener("timeout", callback);
      else this.once("timeout", callback);
    }
    this.#touch();
    return this;
  }
  get timeout() {
    return this.#idleTime || undefined;
  }

  setNoDelay(on = true) {
    if (this.#number > 0) host.call("connection.noDelay", this.#number, Boolean(on));
    return this;
  }
  setKeepAlive(on = false) {
    if (this.#number > 0) host.call("connection.keepAlive", this.#number, Boolean(on));
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  cork() {}
  uncork() {}
  destroySoon() {
    if (this.writableFinished) this.destroy();
    else this.once("finish", () => this.destroy());
    this.end();
  }
  resetAndDestroy() {
    return this.destroy();
  }
  address() {
    const { local } = this.#facts;
    return local === undefined
      ? {}
      : { address: local.hostname, port: local.port, family: `IPv${isIP(local.hostname) || 4}` };
  }
  get remoteAddress() {
    return this.#facts.remote?.hostname;
  }
  get remotePort() {
    return this.#facts.remote?.port;
  }
  get remoteFamily() {
    return this.#facts.remote && `IPv${isIP(this.#facts.remote.hostname) || 4}`;
  }
  get localAddress() {
    return this.#facts.local?.hostname;
  }
  get localPort() {
    return this.#facts.local?.port;
  }
  get pending() {
    return this.#number === undefined;
  }
  get bufferSize() {
    return this.writableLength;
  }
  get readyState() {
    return this.connecting
      ? "opening"
      : this.readable && this.writable
        ? "open"
        : this.readable
          ? "readOnly"
          : this.writable
            ? "writeOnly"
            : "closed";
  }
}

const lookedUp = (options) =>
  new Promise((resolve, reject) => {
    options.lookup(options.host, { family: options.family ?? 0, all: false }, (error, address) =>
      error ? reject(error) : resolve(Array.isArray(address) ? address[0].address : address),
    );
  });

module.exports = { Socket, connectOptions, isIP, isIPv4, isIPv6 };
