// node:net: sockets and servers over the host's connections.
"use strict";
const { invalidType } = require("./errors.cjs");
const { Server } = require("./net-server.cjs");
const { Socket, connectOptions, isIP, isIPv4, isIPv6 } = require("./net-socket.cjs");

class BlockList {
  addAddress() {}
  addRange() {}
  addSubnet() {}
  check() {
    return false;
  }
}

const connect = (...args) => {
  const [options] = connectOptions([...args]);
  return new Socket(options).connect(...args);
};

let autoSelect = true;
module.exports = {
  Socket,
  Stream: Socket,
  Server,
  BlockList,
  connect,
  createConnection: connect,
  isIP,
  isIPv4,
  isIPv6,

  createServer: (options, listener) => new Server(options, listener),
  getDefaultAutoSelectFamily: () => autoSelect,
  setDefaultAutoSelectFamily: (on) => (autoSelect = on),
  getDefaultAutoSelectFamilyAttemptTimeout: () => 250,
  setDefaultAutoSelectFamilyAttemptTimeout() {},
  SocketAddress: class SocketAddress {
    constructor({ address = "127.0.0.1", family = "ipv4", port = 0, flowlabel = 0 } = {}) {
      if (typeof address !== "string") throw invalidType("options.address", "of type string", address);
      Object.assign(this, { address, family, port, flowlabel });
    }
  },
};
