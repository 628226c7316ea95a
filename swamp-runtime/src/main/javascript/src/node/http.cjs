// node:http.
"use strict";
const { Agent } = require("./http-agent.cjs");
const { ClientRequest: AnyClientRequest } = require("./http-client.cjs");
const { IncomingMessage, OutgoingMessage, validateHeaderName, validateHeaderValue } = require("./http-message.cjs");
const { METHODS, STATUS_CODES } = require("./http-names.cjs");
const { Server, ServerResponse } = require("./http-server.cjs");

let globalAgent = new Agent({ keepAlive: true, scheduling: "lifo", timeout: 5000 });

const defaults = {
  Agent,
  protocol: "http:",
  port: 80,
  get globalAgent() {
    return globalAgent;
  },
};

class ClientRequest extends AnyClientRequest {
  constructor(input, options, callback) {
    super(input, options, callback, defaults);
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
  ClientRequest,
  IncomingMessage,
  OutgoingMessage,
  Server,
  ServerResponse,
  METHODS,
  STATUS_CODES,
  request,
  get,
  validateHeaderName,
  validateHeaderValue,
  createServer: (options, listener) => new Server(options, listener),
  maxHeaderSize: 65536,
  setMaxIdleHTTPParsers() {},
  get globalAgent() {
    return globalAgent;
  },
  set globalAgent(agent) {
    globalAgent = agent;
  },
  get WebSocket() {
    return globalThis.WebSocket;
  },
};
