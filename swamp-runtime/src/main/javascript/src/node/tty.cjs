// node:tty, and the standard streams of a run. Output goes to the caller line by line; nothing is a terminal.
"use strict";
const { host } = require("../platform/host.js");

/** process.stdin, stdout or stderr. */
function standardStream(name) {
  const { Readable, Writable } = require("./stream.cjs");
  if (name === "stdin") {
    const stdin = new Readable({
      read() {
        this.push(null);
      },
    });
    return Object.assign(stdin, { fd: 0, isTTY: false, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin });
  }
  const { Buffer } = require("./buffer.cjs");
  const toStandardError = name === "stderr";
  const stream = new Writable({
    decodeStrings: true,
    write(chunk, encoding, done) {
      const bytes = Buffer.from(chunk);
      host.call("system.write", toStandardError, bytes.buffer, bytes.byteOffset, bytes.byteLength);
      done();
    },
  });
  stream.destroy = () => stream;
  return Object.assign(stream, {
    fd: toStandardError ? 2 : 1,
    isTTY: false,
    columns: undefined,
    getColorDepth: () => 1,
    hasColors: () => false,
    _type: "pipe",
    getWindowSize: () => [80, 24],
  });
}

const refuse = () => {
  throw new Error("there is no terminal here");
};

class ReadStream {
  constructor() {
    refuse();
  }
}
class WriteStream {
  constructor() {
    refuse();
  }
}

module.exports = { isatty: () => false, ReadStream, WriteStream, standardStream };
Object.defineProperty(module.exports, "standardStream", { enumerable: false });
