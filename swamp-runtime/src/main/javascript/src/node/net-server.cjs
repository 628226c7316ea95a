// net.Server, over a listener of the host.
"use strict";
const EventEmitter = require("./events.cjs");
const { coded, fromHost, NUMBERS } = require("./errors.cjs");
const { host } = require("../platform/host.js");
const { Socket, isIP } = require("./net-socket.cjs");

class Server extends EventEmitter {
  #number;
  #address = null;
  #sockets = new Set();

  constructor(options, listener) {
    super();
    const [given, callback] = typeof options === "function" ? [{}, options] : [options ?? {}, listener];
    this.options = given;
    this.listening = false;
    if (callback) this.on("connection", callback);
  }

  listen(...args) {
    const callback = typeof args.at(-1) === "function" ? args.pop() : undefined;
    if (callback) this.once("listening", callback);
    const [first, second] = args;
    const options =
      first !== null && typeof first === "object"
        ? first
        : typeof first === "string" && Number.isNaN(Number(first))
          ? { path: first }
          : { port: Number(first ?? 0), host: typeof second === "string" ? second : undefined };
    const request =
      options.path === undefined
        ? { hostname: options.host ?? "", port: Number(options.port ?? 0) }
        : { path: options.path };
    let opened;
    try {
      opened = [...host.call("connection.listen", JSON.stringify(request))];
    } catch (error) {
      const place = options.path ?? `${options.host ?? "::"}:${options.port}`;
      const failure = Object.assign(
        new Error(`listen ${error.code}: ${fromHost(error, "listen").message.split(": ")[1]?.split(",")[0]} ${place}`),
        {
          code: error.code,
          errno: -(NUMBERS[error.code] ?? 0),
          syscall: "listen",
          address: options.host,
          port: options.port,
        },
      );
      queueMicrotask(() => this.emit("error", failure));
      return this;
    }
    [this.#number, this.#address] = opened;
    this.listening = true;
    queueMicrotask(() => this.emit("listening"));
    this.#accept();
    return this;
  }

  async #accept() {
    while (this.listening) {
      let connection;
      try {
        connection = [...(await host.promise("connection.accept", this.#number))];
      } catch (error) {
        if (this.listening) this.emit("error", error);
        return;
      }
      const socket = new Socket({ connection, allowHalfOpen: this.options.allowHalfOpen });
      socket.server = this;
      this.#sockets.add(socket);
      this.accepted(socket);
    }
  }

  /** What happens with a new connection; TLS does more. */
  accepted(socket) {
    this.emit("connection", socket);
  }

  ended(socket) {
    this.#sockets.delete(socket);
    this.#closeIfDone();
  }

  #closeIfDone() {
    if (!this.listening && this.#address !== null && this.#sockets.size === 0) {
      this.#address = null;
      this.emit("close");
    }
  }

  close(callback) {
    if (callback) {
      if (this.listening) this.once("close", () => callback());
      else queueMicrotask(() => callback(coded(Error, "ERR_SERVER_NOT_RUNNING", "Server is not running.")));
    }
    if (this.listening) {
      this.listening = false;
      host.call("connection.close", this.#number);
      queueMicrotask(() => this.#closeIfDone());
    }
    return this;
  }

  get connections() {
    return [...this.#sockets];
  }
  address() {
    const address = this.#address;
    return address === null
      ? null
      : address.transport === "unix"
        ? address.path
        : { address: address.hostname, port: address.port, family: `IPv${isIP(address.hostname) || 4}` };
  }
  getConnections(callback) {
    queueMicrotask(() => callback(null, this.#sockets.size));
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  async [Symbol.asyncDispose]() {
    await new Promise((resolve) => this.close(resolve));
  }
}

module.exports = { Server };
