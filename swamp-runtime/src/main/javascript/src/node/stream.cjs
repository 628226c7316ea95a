// node:stream: the readable-stream package, with bridges to the streams of the web.
"use strict";
const Stream = require("readable-stream/lib/stream.js");
const { Buffer } = require("./buffer.cjs");

const { Readable, Writable, Duplex, finished } = Stream;

const bytesOf = (chunk) =>
  Buffer.isBuffer(chunk) ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength) : chunk;

Readable.toWeb = (readable, options) => {
  let controller;
  const web = new ReadableStream(
    {
      start(given) {
        controller = given;
      },
      pull: () => {
        readable.resume();
      },
      cancel(reason) {
        readable.destroy(reason instanceof Error ? reason : undefined);
      },
    },
    options?.strategy ?? { highWaterMark: 1 },
  );
  readable.pause();
  readable.on("data", (chunk) => {
    controller.enqueue(bytesOf(chunk));
    if (controller.desiredSize <= 0) readable.pause();
  });
  finished(readable, { writable: false }, (error) => {
    try {
      if (error) controller.error(error);
      else controller.close();
    } catch {
      // Cancelled meanwhile.
    }
  });
  return web;
};

Readable.fromWeb = (web, options = {}) => {
  const reader = web.getReader();
  let closed = false;
  return new Readable({
    ...options,
    read() {
      reader.read().then(
        ({ done, value }) => {
          if (done) {
            closed = true;
            this.push(null);
          } else {
            this.push(
              value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
            );
          }
        },
        (error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      const end = () => done(error);
      if (closed) end();
      else reader.cancel(error).then(end, end);
    },
  });
};

Writable.toWeb = (writable) =>
  new WritableStream({
    write: (chunk) =>
      new Promise((resolve, reject) => writable.write(chunk, (error) => (error ? reject(error) : resolve()))),
    close: () =>
      new Promise((resolve, reject) => {
        finished(writable, { readable: false }, (error) => (error ? reject(error) : resolve()));
        writable.end();
      }),
    abort: (reason) => {
      writable.destroy(reason instanceof Error ? reason : undefined);
    },
  });

Writable.fromWeb = (web, options = {}) => {
  const writer = web.getWriter();
  return new Writable({
    ...options,
    write(chunk, encoding, done) {
      writer.write(bytesOf(chunk)).then(() => done(), done);
    },
    final(done) {
      writer.close().then(() => done(), done);
    },
    destroy(error, done) {
      const end = () => done(error);
      if (error) writer.abort(error).then(end, end);
      else end();
    },
  });
};

Duplex.toWeb = (duplex) => ({ readable: Readable.toWeb(duplex), writable: Writable.toWeb(duplex) });
Duplex.fromWeb = ({ readable, writable }, options = {}) =>
  Duplex.from({
    readable: Readable.fromWeb(readable, options),
    writable: Writable.fromWeb(writable, options),
  });

let binaryMark = 64 * 1024;
let objectMark = 16;
module.exports = Object.assign(Stream, {
  Stream,
  getDefaultHighWaterMark: (inObjectMode) => (inObjectMode ? objectMark : binaryMark),
  setDefaultHighWaterMark(inObjectMode, mark) {
    if (inObjectMode) objectMark = mark;
    else binaryMark = mark;
  },
});
