// http.Agent: connections that are kept for the next request to the same place.
"use strict";
const EventEmitter = require("./events.cjs");
const net = require("./net.cjs");

class Agent extends EventEmitter {
  constructor(options = {}) {
    super();
    this.options = { noDelay: true, path: null, ...options };
    this.keepAlive = options.keepAlive ?? false;
    this.keepAliveMsecs = options.keepAliveMsecs ?? 1000;
    this.maxSockets = options.maxSockets ?? Infinity;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
    this.maxTotalSockets = options.maxTotalSockets ?? Infinity;
    this.scheduling = options.scheduling ?? "lifo";
    Object.assign(this, { requests: {}, sockets: {}, freeSockets: {}, defaultPort: 80, protocol: "http:" });
  }

  createConnection(options, callback) {
    return net.connect(options, callback);
  }

  getName({ host = "localhost", port = "", localAddress = "", family, socketPath } = {}) {
    const place = `${host}:${port}:${localAddress}`;
    return place + (family === 4 || family === 6 ? `:${family}` : "") + (socketPath ? `:${socketPath}` : "");
  }

  /** Gives the request a socket, now or when one is free. */
  addRequest(request, options) {
    const given = {
      ...options,
      ...this.options,
      path: options.socketPath,
      servername: options.servername ?? this.options.servername,
    };
    for (const name of ["host", "port"]) given[name] = options[name];
    if (given.path === undefined || given.path === null) delete given.path;
    const name = this.getName(given);
    const free = this.#takeFree(name);
    if (free) {
      request.reusedSocket = true;
      this.#use(name, free, request);
    } else if ((this.sockets[name]?.length ?? 0) < this.maxSockets) {
      this.#connect(name, request, given);
    } else {
      (this.requests[name] ??= []).push({ request, given });
    }
  }

  #takeFree(name) {
    const list = this.freeSockets[name];
    while (list?.length > 0) {
      const socket = this.scheduling === "fifo" ? list.shift() : list.pop();
      if (!socket.destroyed && socket.writable) {
        socket.removeAllListeners("timeout");
        return socket;
      }
    }
    return undefined;
  }

  #connect(name, request, options) {
    let settled = false;
    const use = (error, socket) => {
      if (settled) return;
      settled = true;
      if (error) {
        request.onSocketError(error);
        return;
      }
      const remove = () => {
        for (const kept of [this.sockets, this.freeSockets]) {
          kept[name] = kept[name]?.filter((each) => each !== socket);
          if (kept[name]?.length === 0) delete kept[name];
        }
        this.#next(name);
      };
      socket.once("close", remove);
      socket.once("agentRemove", remove);
      this.#use(name, socket, request);
    };
    try {
      const socket = this.createConnection(options, use);
      // An agent of another package may hand the socket to the callback, return it, or promise it.
      if (typeof socket?.then === "function") socket.then((made) => use(null, made), use);
      else if (socket) use(null, socket);
    } catch (error) {
      use(error);
    }
  }

  #use(name, socket, request) {
    this.freeSockets[name] = this.freeSockets[name]?.filter((each) => each !== socket);
    if (!this.freeSockets[name]?.length) delete this.freeSockets[name];
    if (!this.sockets[name]?.includes(socket)) (this.sockets[name] ??= []).push(socket);
    request.onSocket(socket);
  }

  /** A request is done with its socket. */
  release(socket, keep) {
    const name = Object.keys(this.sockets).find((each) => this.sockets[each].includes(socket));
    if (name === undefined) {
      if (!keep) socket.destroy();
      return;
    }
    const waiting = this.requests[name]?.shift();
    if (this.requests[name]?.length === 0) delete this.requests[name];
    if (waiting && keep && !socket.destroyed) {
      waiting.request.reusedSocket = true;
      waiting.request.onSocket(socket);
    } else if (
      keep &&
      this.keepAlive &&
      !socket.destroyed &&
      (this.freeSockets[name]?.length ?? 0) < this.maxFreeSockets
    ) {
      if (waiting) this.requests[name] = [waiting, ...(this.requests[name] ?? [])];
      this.sockets[name] = this.sockets[name].filter((each) => each !== socket);
      if (this.sockets[name].length === 0) delete this.sockets[name];
      (this.freeSockets[name] ??= []).push(socket);
      this.emit("free", socket, {});
    } else {
      if (waiting) (this.requests[name] ??= []).unshift(waiting);
      socket.destroySoon();
    }
  }

  #next(name) {
    const waiting = this.requests[name]?.shift();
    if (this.requests[name]?.length === 0) delete this.requests[name];
    if (waiting) this.#connect(name, waiting.request, waiting.given);
  }

  keepSocketAlive() {
    return true;
  }
  reuseSocket() {}

  destroy() {
    [...Object.values(this.sockets), ...Object.values(this.freeSockets)].flat().forEach((socket) => socket.destroy());
  }

  get totalSocketCount() {
    return Object.values(this.sockets).flat().length + Object.values(this.freeSockets).flat().length;
  }
}

module.exports = { Agent };
