// node:https.
"use strict";
const { Agent: HttpAgent } = require("./http-agent.cjs");
const { ClientRequest: AnyClientRequest } = require("./http-client.cjs");
const { Server: HttpServer } = require("./http-server.cjs");
const tls = require("./tls.cjs");

class Agent extends HttpAgent {
  constructor(options = {}) {
    super(options);
    this.defaultPort = 443;
    this.protocol = "https:";
  }
  createConnection(options, callback) {
    return tls.connect(options, callback && (() => callback(null)));
  }
  getName(options = {}) {
    const parts = [
      "ca",
      "cert",
      "ciphers",
      "key",
      "pfx",
      "rejectUnauthorized",
      "servername",
      "minVersion",
      "maxVersion",
    ].map((name) => String(options[name] ?? ""));
    return `${super.getName(options)}:${parts.join(":")}`;
  }
}

let globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });
const defaults = {
  Agent,
  protocol: "https:",
  port: 443,
  get globalAgent() {
    return globalAgent;
  },
};

class ClientRequest extends AnyClientRequest {
  constructor(input, options, callback) {
    super(input, options, callback, defaults);
  }
}

class Server extends HttpServer {
  accepted(socket) {
    const secure = new tls.TLSSocket(socket, { ...this.options, isServer: true });
    secure.server = this;
    secure.once("secureConnect", () => {
      this.emit("secureConnection", secure);
      this.emit("connection", secure);
    });
    secure.once("error", (error) => this.emit("tlsClientError", error, secure));
  }
}

const request = (input, options, callback) => new ClientRequest(input, options, callback);
const get = (input, options, callback) => {
  const made = request(input, options, callback);
  made.end();
  return made;
};

module.exports = {
  Agent,
  Server,
  request,
  get,
  createServer: (options, listener) => new Server(options, listener),
  get globalAgent() {
    return globalAgent;
  },
  set globalAgent(agent) {
    globalAgent = agent;
  },
};
