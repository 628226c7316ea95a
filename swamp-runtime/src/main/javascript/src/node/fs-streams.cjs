// fs.ReadStream and fs.WriteStream.
"use strict";
const { Buffer } = require("./buffer.cjs");
const core = require("./fs-core.cjs");
const { operations } = core;
const { Readable, Writable } = require("./stream.cjs");

const fdOf = (given) => (typeof given === "object" && given !== null ? given.fd : given);
const callback = (promise, done) => promise.then((value) => done(null, value), done);

class ReadStream extends Readable {
  constructor(path, options = {}) {
    const given = typeof options === "string" ? { encoding: options } : (options ?? {});
    super({ highWaterMark: 64 * 1024, ...given, autoDestroy: given.autoClose !== false });
    this.path = path === null ? undefined : core.pathOf(path);
    this.fd = given.fd === undefined ? null : fdOf(given.fd);
    this.flags = given.flags ?? "r";
    this.mode = given.mode;
    this.start = given.start;
    this.end = given.end ?? Infinity;
    this.pos = given.start;
    this.bytesRead = 0;
    this.closesFile = given.autoClose !== false;
  }

  _construct(done) {
    if (this.fd !== null && this.fd !== undefined) {
      done();
      return;
    }
    callback(operations.open.promise(this.path, this.flags, this.mode), (error, fd) => {
      if (!error) {
        this.fd = fd;
        this.emit("open", fd);
        this.emit("ready");
      }
      done(error);
    });
  }

  _read(size) {
    const at = this.pos ?? 0;
    const limit = this.end === Infinity ? size : Math.min(size, this.end - (this.pos ?? this.bytesRead) + 1);
    if (limit <= 0) {
      this.push(null);
      return;
    }
    callback(operations.readSome.promise(this.fd, limit, this.pos === undefined ? -1 : at), (error, bytes) => {
      if (error) {
        this.destroy(core.notADirectory(error));
        return;
      }
      if (bytes !== null) {
        this.bytesRead += bytes.length;
        if (this.pos !== undefined) this.pos += bytes.length;
      }
      this.push(bytes === null ? null : core.bufferOf(bytes));
    });
  }

  _destroy(error, done) {
    closeFile(this, error, done);
  }
  close(done) {
    if (done) this.once("close", () => done());
    this.destroy();
  }
  get pending() {
    return this.fd === null;
  }
}

class WriteStream extends Writable {
  constructor(path, options = {}) {
    const given = typeof options === "string" ? { encoding: options } : (options ?? {});
    super({
      ...given,
      decodeStrings: true,
      autoDestroy: given.autoClose !== false,
      defaultEncoding: given.encoding ?? "utf8",
    });
    this.path = path === null ? undefined : core.pathOf(path);
    this.fd = given.fd === undefined ? null : fdOf(given.fd);
    this.flags = given.flags ?? (given.start === undefined ? "w" : "r+");
    this.mode = given.mode;
    this.pos = given.start;
    this.bytesWritten = 0;
    this.closesFile = given.autoClose !== false;
  }

  _construct(done) {
    ReadStream.prototype._construct.call(this, done);
  }

  _write(chunk, encoding, done) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    callback(operations.writeSome.promise(this.fd, bytes, this.pos ?? -1), (error, count) => {
      if (!error) {
        this.bytesWritten += count;
        if (this.pos !== undefined) this.pos += count;
      }
      done(error);
    });
  }

  _writev(chunks, done) {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer", done);
  }

  _destroy(error, done) {
    closeFile(this, error, done);
  }
  close(done) {
    if (done) this.once("close", () => done());
    this.end();
  }
  get pending() {
    return this.fd === null;
  }
}

function closeFile(stream, error, done) {
  const { fd } = stream;
  if (fd === null || fd === undefined || !stream.closesFile) {
    done(error);
    return;
  }
  stream.fd = null;
  callback(operations.close.promise(fd), (failure) => done(error ?? failure));
}

module.exports = { ReadStream, WriteStream };
